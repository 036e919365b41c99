package dev.evenflow.outbox.observe;

import io.vertx.mutiny.sqlclient.Row;

/**
 * What waits in the outbox; doubles, because gauges are, and not a number while the database does not tell.
 *
 * @param pending events not yet acknowledged by the broker
 * @param oldestAge how long the first of them has waited, in seconds; 0 when there is none
 * @param parked events the broker refused for good
 */
record Backlog(double pending, double oldestAge, double parked) {

    static final Backlog UNKNOWN = new Backlog(Double.NaN, Double.NaN, Double.NaN);

    /** Counts by indexes alone: that of the key, and the partial one of what is parked. */
    static final String QUERY = """
            SELECT total.n - parked.n AS pending, parked.n AS parked,
                   coalesce((SELECT extract(epoch FROM clock_timestamp() - created_at) FROM outbox
                             WHERE parked_at IS NULL ORDER BY id LIMIT 1), 0)::float8 AS oldest_age
            FROM (SELECT count(*) AS n FROM outbox) total,
                 (SELECT count(*) AS n FROM outbox WHERE parked_at IS NOT NULL) parked""";

    static Backlog of(Row row) {
        return new Backlog(row.getLong("pending"), row.getDouble("oldest_age"), row.getLong("parked"));
    }
}
