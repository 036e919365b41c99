package dev.evenflow.eventstore;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The newest snapshot and the events after it, in one round trip; all events where the snapshot cannot be read. */
@Singleton
class LoadStatement {

    private static final String LOAD = """
            WITH snapshot AS MATERIALIZED (
              SELECT version, state::text AS state FROM eventstore.snapshots WHERE aggregate_id = $1 AND schema = $3)
            SELECT NULL::uuid AS event_id, $2::text AS aggregate_type, $1::uuid AS aggregate_id, version,
              NULL::text AS type, NULL::smallint AS schema, state AS payload, NULL::text AS metadata,
              NULL::timestamptz AS recorded_at, true AS snapshot
            FROM snapshot
            UNION ALL
            (SELECT %s, false FROM eventstore.events
             WHERE aggregate_id = $1 AND aggregate_type = $2
               AND version > coalesce((SELECT version FROM snapshot), 0)
             ORDER BY version)""".formatted(StoredEvent.COLUMNS);

    static final int NO_SNAPSHOT = 0;

    private final Replay replay;

    LoadStatement(Replay replay) {
        this.replay = replay;
    }

    <S, E> Uni<Loaded<S>> execute(AggregateType<S, E> type, UUID id, SqlClient client) {
        return rows(type, id, type.snapshot().schema(), client)
                .map(rows -> replay(type, Loaded.nothing(id, type.initial()), rows))
                .onFailure(Replay.UnreadableSnapshot.class)
                .recoverWithUni(() -> withoutSnapshot(type, id, client));
    }

    private <S, E> Uni<Loaded<S>> withoutSnapshot(AggregateType<S, E> type, UUID id, SqlClient client) {
        return rows(type, id, NO_SNAPSHOT, client).map(rows -> replay(type, Loaded.nothing(id, type.initial()), rows));
    }

    private static Uni<RowSet<Row>> rows(AggregateType<?, ?> type, UUID id, int schema, SqlClient client) {
        return client.preparedQuery(LOAD).execute(Tuple.of(id, type.name(), schema));
    }

    private <S, E> Loaded<S> replay(AggregateType<S, E> type, Loaded<S> from, RowSet<Row> rows) {
        var loaded = from;
        for (var row : rows) {
            loaded = replay.next(type, loaded, row);
        }
        return loaded;
    }
}
