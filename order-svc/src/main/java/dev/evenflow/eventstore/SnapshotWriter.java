package dev.evenflow.eventstore;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Writes snapshots behind the back of whoever used the aggregate. Only a few at a time: the rest is dropped, since the
 * next use of the aggregate offers it again.
 */
@Singleton
class SnapshotWriter {

    private static final Logger LOG = Logger.getLogger(SnapshotWriter.class);

    /** Only of events that are committed: the transaction they were made in might have been rolled back. */
    private static final String WRITE = """
            INSERT INTO eventstore.snapshots AS s (aggregate_id, version, schema, state)
            SELECT $1, $2, $3, $4::text::jsonb
            WHERE EXISTS (SELECT 1 FROM eventstore.events WHERE aggregate_id = $1 AND version = $2 AND event_id = $5)
            ON CONFLICT (aggregate_id) DO UPDATE
            SET version = excluded.version, schema = excluded.schema, state = excluded.state
            WHERE excluded.version > s.version OR excluded.schema <> s.schema""";

    private final Pool pool;
    private final EventJson json;
    private final EventStoreConfig.Snapshots config;
    private final Set<UUID> inFlight = ConcurrentHashMap.newKeySet();

    SnapshotWriter(Pool pool, EventJson json, EventStoreConfig config) {
        this.pool = pool;
        this.json = json;
        this.config = config.snapshots();
    }

    /** Returns at once; writes when there are enough events since the last one and there is room. */
    <S> void offer(AggregateType<S, ?> type, Aggregate<S> aggregate, UUID lastEvent) {
        var due = aggregate.version() - aggregate.snapshotVersion() >= config.every();
        if (due && inFlight.size() < config.inFlight() && inFlight.add(aggregate.id())) {
            write(type, aggregate, lastEvent)
                    .onTermination()
                    .invoke(() -> inFlight.remove(aggregate.id()))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("No snapshot of %s: %s", aggregate.id(), failure));
        }
    }

    private <S> Uni<Void> write(AggregateType<S, ?> type, Aggregate<S> aggregate, UUID lastEvent) {
        return Uni.createFrom()
                .item(() -> json.encode(aggregate.state()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(state -> pool.preparedQuery(WRITE)
                        .execute(Tuple.of(
                                aggregate.id(),
                                aggregate.version(),
                                type.snapshot().schema(),
                                state,
                                lastEvent)))
                .replaceWithVoid();
    }
}
