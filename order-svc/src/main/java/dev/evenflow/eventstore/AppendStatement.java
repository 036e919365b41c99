package dev.evenflow.eventstore;

import dev.evenflow.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Events and their outbox rows, in one statement and one round trip.
 *
 * <p>It writes only when the aggregate is at the expected version and its last event belongs to no later transaction than
 * this one, so that the order of transactions agrees with that of versions. Who comes at the same moment meets the
 * primary key, and may look once more: it may have been the same events.
 */
@Singleton
class AppendStatement {

    private static final String UNIQUE_VIOLATION = "23505";

    private final EventJson json;
    private final OutboxRows outbox;

    AppendStatement(EventJson json, OutboxRows outbox) {
        this.json = json;
        this.outbox = outbox;
    }

    /** As a transaction of its own. */
    <E> Uni<Appended> execute(AggregateType<?, E> type, Change<E> change, Instant now, Pool pool) {
        var attempt = attempt(type, change, now, pool);
        return attempt.onFailure(AppendStatement::metAnother)
                .recoverWithUni(attempt)
                .onFailure(AppendStatement::metAnother)
                .transform(failure -> conflict(change));
    }

    /** As part of a transaction, which PostgreSQL refuses to go on with after a violated key. */
    <E> Uni<Appended> executeWithin(AggregateType<?, E> type, Change<E> change, Instant now, SqlClient transaction) {
        return attempt(type, change, now, transaction)
                .onFailure(AppendStatement::metAnother)
                .transform(failure -> conflict(change));
    }

    private <E> Uni<Appended> attempt(AggregateType<?, E> type, Change<E> change, Instant now, SqlClient client) {
        var one = change.events().size() == 1;
        return client.preparedQuery(one ? AppendSql.ONE : AppendSql.MANY)
                .execute(parameters(type, change, now, one))
                .map(rows -> result(change, rows));
    }

    private <E> Tuple parameters(AggregateType<?, E> type, Change<E> change, Instant now, boolean one) {
        var rows = outbox.of(type, change.recorded(type, now));
        var events = change.events();
        var types =
                events.stream().map(event -> type.events().of(event.event())).toList();
        return Tuple.tuple()
                .addUUID(change.aggregateId())
                .addString(type.name())
                .addLong(change.expectedVersion())
                .addValue(column(one, events, NewEvent::id, UUID[]::new))
                .addValue(column(one, types, EventType::name, String[]::new))
                .addValue(column(one, types, known -> (short) known.schema(), Short[]::new))
                .addValue(column(one, events, event -> json.encode(event.event()), String[]::new))
                .addString(json.encode(change.cause()))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addValue(column(one, rows, OutboxEvent::eventId, UUID[]::new))
                .addValue(column(one, rows, OutboxEvent::aggregateId, String[]::new))
                .addValue(column(one, rows, OutboxEvent::version, Long[]::new))
                .addValue(column(one, rows, OutboxEvent::type, String[]::new))
                .addValue(column(one, rows, OutboxEvent::subject, String[]::new))
                .addValue(column(one, rows, OutboxEvent::payload, String[]::new))
                .addString(change.cause().traceparent());
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

    static boolean metAnother(Throwable failure) {
        return failure instanceof PgException refusal
                && UNIQUE_VIOLATION.equals(refusal.getSqlState())
                && "events".equals(refusal.getTable());
    }

    private static ConflictException conflict(Change<?> change) {
        return new ConflictException(change.aggregateId(), change.expectedVersion());
    }

    /** A single value, null where there is no row, or an array of them. */
    private static <T, C> @Nullable Object column(
            boolean one, List<T> rows, Function<T, C> column, IntFunction<C[]> array) {
        if (one) {
            return rows.isEmpty() ? null : column.apply(rows.getFirst());
        }
        return rows.stream().map(column).toArray(array);
    }
}
