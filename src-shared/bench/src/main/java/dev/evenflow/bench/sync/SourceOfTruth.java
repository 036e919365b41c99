package dev.evenflow.bench.sync;

import dev.evenflow.testkit.postgres.PostgresServer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The users and the outbox of user-svc, read from PostgreSQL row by row. */
public record SourceOfTruth(PostgresServer postgres) {

    private static final String DATABASE = "users";

    public Map<String, UserState> users() throws SQLException {
        var users = new HashMap<String, UserState>();
        try (var connection = postgres.connect(DATABASE);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT id, version, deleted_at IS NOT NULL, name, email FROM users")) {
            while (rows.next()) {
                users.put(
                        rows.getString(1),
                        new UserState(rows.getLong(2), rows.getBoolean(3), rows.getString(4), rows.getString(5)));
            }
        }
        return users;
    }

    public long outboxRows() throws SQLException {
        return number("SELECT count(*) FROM outbox");
    }

    /** The process that relays at present, 0 when there is none. */
    public long relayPid() throws SQLException {
        return number("SELECT coalesce(max(split_part(holder, '/', 1)::bigint), 0) FROM outbox_lease"
                + " WHERE expires_at > now()");
    }

    /** Statements that wait for a lock on the outbox. */
    public long blockedDeletes() throws SQLException {
        return number("SELECT count(*) FROM pg_stat_activity"
                + " WHERE wait_event_type = 'Lock' AND query LIKE '%DELETE FROM outbox%'");
    }

    private long number(String query) throws SQLException {
        try (var connection = postgres.connect(DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
