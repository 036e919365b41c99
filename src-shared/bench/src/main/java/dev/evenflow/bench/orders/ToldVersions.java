package dev.evenflow.bench.orders;

import java.sql.SQLException;
import java.util.Map;

/** How many events have to be told of everything there is, by subject and id; none of what was never done. */
record ToldVersions(Rows rows) {

    private static final String HELD = """
            SELECT CASE aggregate_type WHEN 'order' THEN 'order.events' ELSE 'payment.events' END || '/' || aggregate_id,
              max(version) FROM eventstore.events GROUP BY aggregate_type, aggregate_id
            UNION ALL SELECT 'inventory.events/' || id, version FROM inventory.products
            UNION ALL SELECT 'payment.events/' || order_id, CASE state WHEN 'refunded' THEN 2 ELSE 1 END
              FROM payment.payments WHERE state <> 'cancelled'
            UNION ALL SELECT 'shipping.events/' || order_id, CASE state WHEN 'cancelled' THEN 2 ELSE 1 END
              FROM shipping.shipments WHERE state <> 'withdrawn'""";

    Map<String, AggregateVersion> all() throws SQLException {
        return rows.byId(HELD, row -> new AggregateVersion(row.getLong(2)));
    }
}
