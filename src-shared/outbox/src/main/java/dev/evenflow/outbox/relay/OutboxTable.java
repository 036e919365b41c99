package dev.evenflow.outbox.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The {@code outbox} table as the relay sees it. Rows are read by what is left, not by a cursor: an identity column is
 * assigned before commit, so a cursor would skip rows that commit late.
 */
@ApplicationScoped
class OutboxTable {

    /** Rows behind a parked one of the same aggregate wait with it; other aggregates go on. */
    private static final String READ = """
            SELECT id, event_id, aggregate_id, subject, payload, traceparent FROM outbox o
            WHERE parked_at IS NULL AND id <> ALL($2) AND NOT EXISTS (
              SELECT 1 FROM outbox p
              WHERE p.parked_at IS NOT NULL AND p.aggregate_id = o.aggregate_id AND p.id < o.id)
            ORDER BY id LIMIT $1""";

    /** Not waited for until it is on disk: a row that a crash brings back is published again, under the same id. */
    private static final String DELETE = """
            WITH lazily AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
            DELETE FROM outbox USING lazily WHERE id = ANY($1)""";

    private static final String PARK = "UPDATE outbox SET parked_at = now(), error = $2 WHERE id = $1";

    private final Pool pool;

    OutboxTable(Pool pool) {
        this.pool = pool;
    }

    /** The oldest rows that may be published, in id order, without those that are taken already. */
    Uni<List<OutboxRow>> read(int limit, List<Long> taken) {
        return pool.preparedQuery(READ)
                .mapping(OutboxTable::row)
                .execute(Tuple.of(limit, taken.toArray(Long[]::new)))
                .map(rows -> rows.stream().toList());
    }

    Uni<Void> delete(List<Long> ids) {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> park(List<Parked> parked) {
        if (parked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = parked.stream().map(one -> Tuple.of(one.id(), one.error())).toList();
        return pool.preparedQuery(PARK).executeBatch(rows).replaceWithVoid();
    }

    private static OutboxRow row(io.vertx.mutiny.sqlclient.Row row) {
        return OutboxRow.of(row);
    }

    /** A row the broker refuses for good. */
    record Parked(long id, String error) {}
}
