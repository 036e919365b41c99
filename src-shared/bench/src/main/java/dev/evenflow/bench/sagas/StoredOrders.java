package dev.evenflow.bench.sagas;

import dev.evenflow.bench.orders.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Orders in the database of order-svc: their events, and the read model made of them. */
record StoredOrders(Rows rows) {

    private static final String LINES = """
            (SELECT string_agg(concat_ws(' ', l->>'product_id', l->>'quantity', l->>'price', l->>'product_name'), '; '
              ORDER BY l->>'product_id') FROM jsonb_array_elements(%s) AS l)""";

    private static final String PLACED = "SELECT aggregate_id, 0, (payload->>'user_id')::bigint, "
            + LINES.formatted("payload->'lines'")
            + ", (SELECT sum((l->>'quantity')::bigint) FROM jsonb_array_elements(payload->'lines') AS l)"
            + ", payload->>'total', '', recorded_at, recorded_at, payload->>'saga_id'"
            + " FROM eventstore.events WHERE type = 'order_created'";

    private static final String STEPS = """
            SELECT aggregate_id, version, type, coalesce(payload->>'reason', ''), recorded_at
            FROM eventstore.events WHERE aggregate_type = 'order' ORDER BY aggregate_id, version""";

    private static final String VIEWS = "SELECT id, version, user_id, "
            + LINES.formatted("items")
            + ", item_count, total::text, status, created_at, updated_at FROM orders.order_view";

    Map<String, OrderFold> folds() throws SQLException {
        var folds = new HashMap<String, OrderFold>();
        rows.byId(PLACED, row -> OrderFold.created(row.getString(10), facts(row)))
                .forEach(folds::put);
        for (var step : steps()) {
            folds.computeIfPresent(step.orderId(), (order, fold) -> fold.then(step));
        }
        return folds;
    }

    List<OrderStep> steps() throws SQLException {
        return rows.all(
                STEPS,
                row -> new OrderStep(
                        row.getString(1), row.getLong(2), row.getString(3), row.getString(4), time(row, 5)));
    }

    Map<String, OrderFacts> views() throws SQLException {
        return rows.byId(VIEWS, StoredOrders::facts);
    }

    private static OrderFacts facts(ResultSet row) throws SQLException {
        return new OrderFacts(
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                time(row, 8),
                time(row, 9));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
