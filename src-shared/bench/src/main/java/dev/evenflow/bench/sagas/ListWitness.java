package dev.evenflow.bench.sagas;

import dev.evenflow.bench.orders.Rows;
import java.sql.SQLException;
import java.util.List;

/** The lists of the read model: every order has a place in two of them, without gaps, and is counted once in each. */
record ListWitness(Rows rows) {

    private static final String FINDINGS = """
            WITH placed AS (
              SELECT -1::bigint AS list, place, status FROM orders.order_view
              UNION ALL SELECT user_id, user_place, status FROM orders.order_view),
            counted AS (SELECT list, status, count(*) AS orders FROM placed GROUP BY list, status),
            tallied AS (SELECT list, status, sum(orders) AS orders FROM orders.order_tally GROUP BY list, status)
            SELECT 'list ' || list || ' of ' || count(*) || ' orders ends at ' || max(place) FROM placed
            GROUP BY list HAVING count(*) <> max(place)
            UNION ALL
            SELECT concat_ws(' ', 'list', list, 'has', coalesce(c.orders, 0), status, 'and tells', coalesce(t.orders, 0))
            FROM counted AS c FULL JOIN tallied AS t USING (list, status)
            WHERE coalesce(c.orders, 0) <> coalesce(t.orders, 0)""";

    List<String> findings() throws SQLException {
        return rows.all(FINDINGS, row -> row.getString(1));
    }
}
