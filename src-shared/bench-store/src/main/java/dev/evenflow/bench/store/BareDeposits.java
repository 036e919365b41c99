package dev.evenflow.bench.store;

import dev.evenflow.contracts.EventIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Inserts the rows that the event store writes, of the same size, and does nothing else; one round trip for both. */
final class BareDeposits implements Work {

    private static final String INSERT = """
            WITH stored AS (
              INSERT INTO eventstore.events
                (aggregate_type, aggregate_id, version, event_id, type, schema, payload, metadata, recorded_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8::text::jsonb, $9))
            INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload, traceparent)
            VALUES ($4, $10, $3, $11, $12, $13, NULL)""";

    private final Pool pool;
    private final EventIds ids;
    private final StoredDeposit example;

    BareDeposits(Pool pool, EventIds ids, StoredDeposit example) {
        this.pool = pool;
        this.ids = ids;
        this.example = example;
    }

    @Override
    public Supplier<Uni<?>> begin() {
        var account = ids.next();
        var version = new AtomicLong();
        return () -> pool.preparedQuery(INSERT).execute(row(account, version.incrementAndGet()));
    }

    private Tuple row(UUID account, long version) {
        return Tuple.tuple()
                .addString(example.aggregateType())
                .addUUID(account)
                .addLong(version)
                .addUUID(ids.next())
                .addString(example.type())
                .addShort(example.schema())
                .addString(example.payload())
                .addString(example.metadata())
                .addOffsetDateTime(OffsetDateTime.now(ZoneOffset.UTC))
                .addString(account.toString())
                .addString(example.publishedType())
                .addString(example.subject())
                .addString(example.document());
    }
}
