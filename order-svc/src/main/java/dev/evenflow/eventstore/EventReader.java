package dev.evenflow.eventstore;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Set;

/**
 * Reads the events of all aggregates in the order of their positions. It stops before the oldest transaction that is
 * still open, in any database of the server: whatever that one commits will be behind it, so nothing is ever skipped.
 */
@Singleton
public class EventReader {

    private static final String AFTER = """
            SELECT tx, position, type = ANY($3) AS wanted, event_id, aggregate_type, aggregate_id, version, type, schema,
              CASE WHEN type = ANY($3) THEN payload::text END AS payload,
              CASE WHEN type = ANY($3) THEN metadata::text END AS metadata, recorded_at
            FROM eventstore.events
            WHERE (tx, position) > ($1, $2) AND %s
            ORDER BY tx, position LIMIT $4""";

    private static final String TO_THE_END =
            AFTER.formatted("tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint");

    private static final String UP_TO = AFTER.formatted("(tx, position) <= ($5, $6)");

    private static final String MORE =
            "SELECT EXISTS (SELECT 1 FROM eventstore.events WHERE (tx, position) > ($1, $2)) AS more";

    private final Pool pool;

    EventReader(Pool pool) {
        this.pool = pool;
    }

    /**
     * What comes after the position.
     *
     * @param limit how many events are looked at; those of other types count too
     * @param types the wire names wanted
     */
    public Uni<EventPage> after(Position start, int limit, Set<String> types) {
        return after(start, limit, types, pool);
    }

    /** The same, through a client of the caller's. */
    public Uni<EventPage> after(Position start, int limit, Set<String> types, SqlClient client) {
        return client.preparedQuery(TO_THE_END)
                .execute(Tuple.of(start.tx(), start.number(), types.toArray(String[]::new), limit))
                .map(rows -> page(start, rows));
    }

    /**
     * What comes after the position, up to another one.
     *
     * @param last somebody has read up to there before, so nothing can appear in between any more
     */
    public Uni<EventPage> between(Position start, Position last, int limit, Set<String> types) {
        return pool.preparedQuery(UP_TO)
                .execute(Tuple.of(
                        start.tx(), start.number(), types.toArray(String[]::new), limit, last.tx(), last.number()))
                .map(rows -> page(start, rows));
    }

    /** Whether anything is committed after the position, even if an open transaction still keeps it from being read. */
    public Uni<Boolean> isAnythingAfter(Position position) {
        return pool.preparedQuery(MORE)
                .execute(Tuple.of(position.tx(), position.number()))
                .map(rows -> rows.iterator().next().getBoolean("more"));
    }

    private static EventPage page(Position start, RowSet<Row> rows) {
        var events = new ArrayList<StoredEvent>(rows.size());
        var end = start;
        for (var row : rows) {
            end = new Position(row.getLong("tx"), row.getLong("position"));
            if (row.getBoolean("wanted")) {
                events.add(StoredEvent.of(row));
            }
        }
        return new EventPage(events, end, rows.size());
    }
}
