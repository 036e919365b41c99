package dev.evenflow.bench.orders;

import dev.evenflow.testkit.postgres.PostgresServer;
import java.sql.SQLException;

/** Many accounts with many events each, written straight into the table of the events: far faster than by calls. */
record BulkEvents(PostgresServer postgres) {

    private static final String INSERT = """
            WITH accounts AS MATERIALIZED (SELECT n, gen_random_uuid() AS id FROM generate_series(1, ?) AS n)
            INSERT INTO eventstore.events (aggregate_id, version, event_id, aggregate_type, type, schema, payload,
              metadata, recorded_at)
            SELECT a.id, v, gen_random_uuid(), 'account',
              CASE v WHEN 1 THEN 'account_created' ELSE 'account_deposited' END, 1,
              CASE v WHEN 1 THEN jsonb_build_object('owner', 'bulk-' || a.n, 'currency', 'EUR')
                ELSE jsonb_build_object('amount', 1.25, 'balance', 1.25 * (v - 1)) END,
              '{"correlation_id": "bulk", "causation_id": "bulk"}', now()
            FROM accounts AS a, generate_series(1, ?) AS v ORDER BY a.n, v""";

    void insert(int accounts, int eventsEach) throws SQLException {
        try (var connection = postgres.connect(Rows.DATABASE);
                var statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, accounts);
            statement.setInt(2, eventsEach);
            statement.executeUpdate();
        }
    }
}
