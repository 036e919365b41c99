package dev.evenflow.bench.consistency;

import dev.evenflow.testkit.postgres.PostgresServer;
import java.sql.SQLException;

/** Users of user-svc, made by one statement. */
record ManyUsers(PostgresServer postgres, String database) {

    void insert(int users) throws SQLException {
        execute("""
                INSERT INTO users (version, name, email, email_key, active, created_at, updated_at)
                SELECT 1 + n %% 5, 'User ' || n, 'user' || n || '@example.com', 'user' || n || '@example.com', true, now(), now()
                FROM generate_series(1, %d) AS n""".formatted(users));
        execute("VACUUM ANALYZE");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = postgres.connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
