package dev.evenflow.eventstore;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * As {@link LoadStatement}, for many aggregates at once. The inner order keeps PostgreSQL from reading the whole table while
 * it knows little of it.
 */
@Singleton
class LoadAllStatement {

    private static final String LOAD = """
            WITH snapshot AS MATERIALIZED (
              SELECT aggregate_id, version, state::text AS state FROM eventstore.snapshots
              WHERE aggregate_id = ANY($1::uuid[]) AND schema = $3)
            SELECT NULL::uuid AS event_id, $2::text AS aggregate_type, aggregate_id, version,
              NULL::text AS type, NULL::smallint AS schema, state AS payload, NULL::text AS metadata,
              NULL::timestamptz AS recorded_at, true AS snapshot
            FROM snapshot
            UNION ALL
            SELECT e.*, false FROM unnest($1::uuid[]) AS wanted(id), LATERAL (
              SELECT %s FROM eventstore.events
              WHERE aggregate_id = wanted.id AND aggregate_type = $2 AND version > coalesce(
                (SELECT s.version FROM snapshot AS s WHERE s.aggregate_id = wanted.id), 0)
              ORDER BY version) AS e
            ORDER BY snapshot DESC, version""".formatted(StoredEvent.COLUMNS);

    private final Replay replay;

    LoadAllStatement(Replay replay) {
        this.replay = replay;
    }

    /** Ids stand there once each. */
    <S, E> Uni<Map<UUID, Aggregate<S>>> execute(AggregateType<S, E> type, Collection<UUID> ids, SqlClient client) {
        return rows(type, ids, type.snapshot().schema(), client)
                .map(rows -> replay(type, ids, rows))
                .onFailure(Replay.UnreadableSnapshot.class)
                .recoverWithUni(
                        () -> rows(type, ids, LoadStatement.NO_SNAPSHOT, client).map(rows -> replay(type, ids, rows)));
    }

    private static Uni<RowSet<Row>> rows(AggregateType<?, ?> type, Collection<UUID> ids, int schema, SqlClient client) {
        return client.preparedQuery(LOAD).execute(Tuple.of(ids.toArray(UUID[]::new), type.name(), schema));
    }

    private <S, E> Map<UUID, Aggregate<S>> replay(AggregateType<S, E> type, Collection<UUID> ids, RowSet<Row> rows) {
        var loaded = new HashMap<UUID, Loaded<S>>();
        for (var row : rows) {
            loaded.compute(
                    row.getUUID("aggregate_id"),
                    (id, so) -> replay.next(type, so == null ? Loaded.nothing(id, type.initial()) : so, row));
        }
        return ids.stream()
                .collect(toMap(
                        identity(),
                        id -> loaded.getOrDefault(id, Loaded.nothing(id, type.initial()))
                                .aggregate()));
    }
}
