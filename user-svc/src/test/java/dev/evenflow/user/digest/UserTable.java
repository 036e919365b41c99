package dev.evenflow.user.digest;

import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.testkit.quarkus.PostgresResource;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;

/** A migrated database of its own, on the server that the tests share. */
final class UserTable implements AutoCloseable {

    private static final int CONNECTIONS = 12;

    private final String url;
    private final Pool pool;

    private UserTable(String database) {
        PostgresResource.server().createDatabase(database);
        this.url = PostgresResource.server().url(database);
        this.pool = PgBuilder.pool()
                .connectingTo(url)
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .build();
    }

    static UserTable in(String database) {
        return new UserTable(database).migratedTo("latest");
    }

    static UserTable ofVersion(String version, String database) {
        return new UserTable(database).migratedTo(version);
    }

    UserTable migratedTo(String version) {
        Flyway.configure()
                .dataSource("jdbc:" + url, null, null)
                .placeholders(Map.of("service", "none"))
                .target(version)
                .load()
                .migrate();
        return this;
    }

    Pool pool() {
        return pool;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url);
    }

    void execute(String sql) {
        pool.query(sql).executeAndAwait();
    }

    List<Row> rows(String sql) {
        return pool.query(sql).executeAndAwait().stream().toList();
    }

    /** Living users. */
    void insert(long first, long last) {
        execute("""
                INSERT INTO users (id, version, name, email, email_key, active, created_at, updated_at)
                SELECT id, 1, 'User ' || id, id || '@example.com', id || '@example.com', true, now(), now()
                FROM generate_series(%d::bigint, %d) AS id""".formatted(first, last));
    }

    /** What a user is called, that it is another version, and that it is gone. */
    static String update(long id) {
        return "UPDATE users SET version = version + 1 WHERE id = " + id;
    }

    static String bury(long id) {
        return "UPDATE users SET version = version + 1, name = NULL, email = NULL, email_key = NULL, active = false, "
                + "deleted_at = now() WHERE id = " + id;
    }

    static String insert(long id) {
        return """
                INSERT INTO users (id, version, name, email, email_key, active, created_at, updated_at)
                VALUES (%1$d, 1, 'User', '%1$d@example.com', '%1$d@example.com', true, now(), now())
                ON CONFLICT DO NOTHING""".formatted(id);
    }

    static String delete(long id) {
        return "DELETE FROM users WHERE id = " + id;
    }

    /** What stands there, added up in Java. */
    List<RangeDigest> added() {
        var ranges = new TreeMap<Long, RangeDigest>();
        rows("SELECT id, version, deleted_at IS NOT NULL AS deleted FROM users").forEach(row -> {
            var id = row.getLong("id");
            var range = RangeDigest.rangeOf(id);
            var before = ranges.getOrDefault(range, RangeDigest.empty(range));
            ranges.put(range, before.plus(id, row.getLong("version"), row.getBoolean("deleted")));
        });
        return List.copyOf(ranges.values());
    }

    @Override
    public void close() {
        pool.closeAndAwait();
    }
}
