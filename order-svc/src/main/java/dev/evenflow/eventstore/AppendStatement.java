package dev.evenflow.eventstore;

import dev.evenflow.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Events and their outbox rows, in one statement and one round trip.
 *
 * <p>It writes only when the aggregate is at the expected version and its last event belongs to no later transaction than
 * this one, so that the order of transactions agrees with that of versions. Who comes at the same moment meets the
 * primary key.
 */
@Singleton
class AppendStatement {

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String APPEND = """
            WITH head AS MATERIALIZED (
              SELECT version, tx FROM eventstore.events WHERE aggregate_id = $1 ORDER BY version DESC LIMIT 1),
            known AS MATERIALIZED (
              SELECT count(*) AS events, count(*) FILTER (WHERE aggregate_id = $1) AS here, max(version) AS version
              FROM eventstore.events WHERE event_id = ANY($4)),
            verdict AS MATERIALIZED (
              SELECT known.events = 0 AND coalesce((SELECT version FROM head), 0) = $3
                AND coalesce((SELECT tx FROM head), 0) <= pg_current_xact_id()::text::bigint AS fits FROM known),
            appended AS (
              INSERT INTO eventstore.events
                (aggregate_type, aggregate_id, version, event_id, type, schema, payload, metadata, recorded_at)
              SELECT $2, $1, $3 + e.n, e.id, e.type, e.schema, e.payload::jsonb, $8::text::jsonb, $9
              FROM unnest($4::uuid[], $5::text[], $6::smallint[], $7::text[]) WITH ORDINALITY
                AS e(id, type, schema, payload, n), verdict WHERE verdict.fits ORDER BY e.n),
            published AS (
              INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload, traceparent)
              SELECT o.event_id, o.aggregate_id, o.version, o.type, o.subject, o.payload, $16
              FROM unnest($10::uuid[], $11::text[], $12::bigint[], $13::text[], $14::text[], $15::text[])
                WITH ORDINALITY AS o(event_id, aggregate_id, version, type, subject, payload, n), verdict
              WHERE verdict.fits ORDER BY o.n)
            SELECT verdict.fits, known.events, known.here, known.version FROM verdict, known""";

    private final EventJson json;
    private final OutboxRows outbox;

    AppendStatement(EventJson json, OutboxRows outbox) {
        this.json = json;
        this.outbox = outbox;
    }

    <E> Uni<Appended> execute(AggregateType<?, E> type, Change<E> change, Instant now, SqlClient client) {
        return client.preparedQuery(APPEND)
                .execute(parameters(type, change, now))
                .map(rows -> result(change, rows))
                .onFailure(AppendStatement::metAnother)
                .transform(failure -> conflict(change));
    }

    private <E> Tuple parameters(AggregateType<?, E> type, Change<E> change, Instant now) {
        var rows = outbox.of(type, recorded(type, change, now));
        var types = change.events().stream()
                .map(event -> type.events().of(event.event()))
                .toList();
        return Tuple.tuple()
                .addUUID(change.aggregateId())
                .addString(type.name())
                .addLong(change.expectedVersion())
                .addArrayOfUUID(array(change.events(), NewEvent::id, UUID[]::new))
                .addArrayOfString(array(types, EventType::name, String[]::new))
                .addArrayOfShort(array(types, one -> (short) one.schema(), Short[]::new))
                .addArrayOfString(array(change.events(), event -> json.encode(event.event()), String[]::new))
                .addString(json.encode(change.cause()))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addArrayOfUUID(array(rows, OutboxEvent::eventId, UUID[]::new))
                .addArrayOfString(array(rows, OutboxEvent::aggregateId, String[]::new))
                .addArrayOfLong(array(rows, OutboxEvent::version, Long[]::new))
                .addArrayOfString(array(rows, OutboxEvent::type, String[]::new))
                .addArrayOfString(array(rows, OutboxEvent::subject, String[]::new))
                .addArrayOfString(array(rows, OutboxEvent::payload, String[]::new))
                .addString(change.cause().traceparent());
    }

    private static <E> List<RecordedEvent<E>> recorded(AggregateType<?, E> type, Change<E> change, Instant now) {
        var version = change.expectedVersion();
        var events = new ArrayList<RecordedEvent<E>>(change.events().size());
        for (var event : change.events()) {
            events.add(new RecordedEvent<>(
                    event.id(), type.name(), change.aggregateId(), ++version, event.event(), change.cause(), now));
        }
        return events;
    }

    private static Appended result(Change<?> change, RowSet<Row> rows) {
        var row = rows.iterator().next();
        if (row.getBoolean("fits")) {
            return new Appended(change.newVersion(), false);
        }
        if (row.getLong("events") == 0) {
            throw conflict(change);
        }
        if (row.getLong("here") != change.events().size()) {
            throw new IllegalArgumentException(
                    "Event ids of a change to " + change.aggregateId() + " are used already");
        }
        return new Appended(row.getLong("version"), true);
    }

    private static boolean metAnother(Throwable failure) {
        return failure instanceof PgException refusal
                && UNIQUE_VIOLATION.equals(refusal.getSqlState())
                && "events".equals(refusal.getTable());
    }

    private static ConflictException conflict(Change<?> change) {
        return new ConflictException(change.aggregateId(), change.expectedVersion());
    }

    private static <T, C> C[] array(List<T> rows, Function<T, C> column, IntFunction<C[]> array) {
        return rows.stream().map(column).toArray(array);
    }
}
