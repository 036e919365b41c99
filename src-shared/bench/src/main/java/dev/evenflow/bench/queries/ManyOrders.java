package dev.evenflow.bench.queries;

import java.sql.Connection;
import java.sql.SQLException;

/** The events of many orders, written straight into the event store, with the users and products they name. */
record ManyOrders(Connection connection) {

    /** Ordinary users have numbers from 2 on and some fifty orders each; user 1 has every tenth. */
    static final int USERS = 16_384;

    static final int FIRST_USER = 2;

    private static final int PRODUCTS = 1_000;

    private static final String COPIES = """
            INSERT INTO users.users (id, name, email, active, deleted, version, updated_at)
              SELECT n, 'User ' || n, 'user' || n || '@bench.example', true, false, 1, now() FROM generate_series(1, %d) AS n;
            INSERT INTO orders.products (id, name, price, version)
              SELECT md5(n::text)::uuid, 'Product ' || n, 19.90, 1 FROM generate_series(0, %d) AS n""".formatted(USERS + FIRST_USER, PRODUCTS - 1);

    private static final String SEEN = """
            UPDATE eventstore.projections SET tx = pg_current_xact_id()::text::bigint,
              position = (SELECT max(position) FROM eventstore.events)""";

    /** How many events these orders have; the projections are told that they have seen them already. */
    long fill(int orders) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(COPIES);
            var events = statement.executeLargeUpdate(events(orders));
            statement.execute(SEEN);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("VACUUM ANALYZE eventstore.events");
            return events;
        }
    }

    /** Ids are UUIDv7 in the order of time, as those of the service. Where an order ends is drawn from a hash of its number. */
    private static String events(int orders) {
        return """
            INSERT INTO eventstore.events
              (aggregate_id, version, event_id, aggregate_type, type, schema, payload, metadata, recorded_at)
            SELECT id, version, (lpad(to_hex(1748167200000 + n * 10 + version), 12, '0') || '7' || left(digest, 3) || '8'
                || right(digest, 15))::uuid, 'order', 'order_' || type, 1,
              jsonb_build_object('user_id', user_id) || CASE type
                WHEN 'created' THEN jsonb_build_object('saga_id', id, 'total', 44.80, 'lines', jsonb_build_array(
                  jsonb_build_object('product_id', md5((n %% 1000)::text)::uuid, 'product_name', 'Lamp',
                    'quantity', 2, 'price', 19.90),
                  jsonb_build_object('product_id', md5((n %% 997)::text)::uuid, 'product_name', 'Bulb',
                    'quantity', 1, 'price', 5.00)))
                WHEN 'payment_debited' THEN '{"amount": 44.80}'
                WHEN 'confirmed' THEN '{"total": 44.80}'
                WHEN 'cancelled' THEN '{"reason": "changed my mind"}'
                WHEN 'rejected' THEN '{"reason": "too expensive"}'
                ELSE '{}' END,
              jsonb_build_object('correlation_id', id, 'causation_id', id),
              timestamptz '2025-05-25T10:00:00Z' + n * interval '10 ms'
            FROM (
              SELECT n, (lpad(to_hex(1748167200000 + n * 10), 12, '0') || '7' || left(md5(n::text), 3) || '8'
                  || right(md5(n::text), 15))::uuid AS id,
                CASE WHEN n %% 10 = 0 THEN 1 ELSE %1$d + (hashint4(n) & %2$d) END AS user_id,
                hashint4(n # 1815) & 127 AS fate
              FROM generate_series(1, %3$d) AS n) AS orders,
            LATERAL unnest(CASE
              WHEN fate < 38 THEN ARRAY['created']
              WHEN fate < 76 THEN ARRAY['created', 'cancelled']
              WHEN fate < 82 THEN ARRAY['created', 'rejected']
              WHEN fate < 95 THEN ARRAY['created', 'approved']
              WHEN fate < 122 THEN ARRAY['created', 'approved', 'payment_debited', 'confirmed']
              WHEN fate < 125 THEN ARRAY['created', 'approved', 'payment_debited', 'confirmed', 'shipped']
              ELSE ARRAY['created', 'approved', 'payment_debited', 'confirmed', 'shipped', 'delivered'] END)
              WITH ORDINALITY AS happened(type, version),
            LATERAL md5(n || '.' || version) AS digest""".formatted(FIRST_USER, USERS - 1, orders);
    }

    /** Whether the service has made its read model, still empty. */
    boolean isReadModelThere() throws SQLException {
        return count("eventstore.projections WHERE name = 'order-view'") == 1;
    }

    boolean isBeingRebuilt() throws SQLException {
        return count("eventstore.projections WHERE shadow") > 0;
    }

    long ordersInReadModel() throws SQLException {
        return count("orders.order_view");
    }

    private long count(String of) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + of)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
