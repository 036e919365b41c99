package dev.evenflow.bench.relay;

import dev.evenflow.bench.UserEvents;
import dev.evenflow.testkit.postgres.PostgresServer;
import java.sql.SQLException;

/** The outbox of user-svc, filled and watched from outside. */
record OutboxBacklog(PostgresServer postgres, String database) {

    /** Events of users drawn at random, the same in every run; versions from 1, in id order for each. */
    void insert(int events, int aggregates) throws SQLException {
        var insert = """
                INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload)
                SELECT gen_random_uuid(), aggregate::text, version, 'user_updated', 'user.events',
                       replace(replace('%s', '"version":1', '"version":' || version), '#', aggregate::text)
                FROM (SELECT n, aggregate, row_number() OVER (PARTITION BY aggregate ORDER BY n) AS version
                      FROM (SELECT n, floor(random() * %d)::int AS aggregate FROM generate_series(1, %d) n) drawn
                     ) numbered ORDER BY n""".formatted(UserEvents.TEMPLATE, aggregates, events);
        execute("SELECT setseed(0.5)", insert, "ANALYZE outbox");
    }

    boolean isEmpty() throws SQLException {
        return "f".equals(query("SELECT EXISTS (SELECT 1 FROM outbox)"));
    }

    String synchronousCommit() throws SQLException {
        return query("SHOW synchronous_commit");
    }

    private String query(String sql) throws SQLException {
        try (var connection = postgres.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = postgres.connect(database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
