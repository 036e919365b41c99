package dev.evenflow.bench.consistency;

import dev.evenflow.testkit.postgres.PostgresServer;
import java.sql.SQLException;

/** Many users, written straight into the table, of version 3, every tenth one deleted: no event tells of them. */
record BulkUsers(PostgresServer postgres) {

    private static final String INSERT = """
            INSERT INTO users (version, name, email, email_key, active, created_at, updated_at, deleted_at)
            SELECT 3, CASE WHEN n % 10 > 0 THEN 'user ' || n END, CASE WHEN n % 10 > 0 THEN n || '@bulk.example' END,
              CASE WHEN n % 10 > 0 THEN n || '@bulk.example' END, n % 10 > 0, now(), now(),
              CASE WHEN n % 10 = 0 THEN now() END
            FROM generate_series(1, ?) AS n""";

    void insert(int count) throws SQLException {
        try (var connection = postgres.connect("users");
                var insert = connection.prepareStatement(INSERT);
                var statement = connection.createStatement()) {
            insert.setInt(1, count);
            insert.executeUpdate();
            statement.execute("VACUUM ANALYZE");
        }
    }
}
