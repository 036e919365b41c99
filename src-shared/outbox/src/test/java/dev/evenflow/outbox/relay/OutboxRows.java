package dev.evenflow.outbox.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Writes and counts outbox rows over a connection of its own, as a service's transactions would. */
record OutboxRows(Connection connection) {

    UUID insert(String aggregateId, long version) throws SQLException {
        return insert(aggregateId, version, "{\"aggregate\":\"" + aggregateId + "\",\"version\":" + version + "}");
    }

    UUID insert(String aggregateId, long version, String payload) throws SQLException {
        var id = UUID.randomUUID();
        try (var insert = connection.prepareStatement("""
                INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload)
                VALUES (?, ?, ?, 'test', 'user.events', ?)""")) {
            insert.setObject(1, id);
            insert.setString(2, aggregateId);
            insert.setLong(3, version);
            insert.setString(4, payload);
            insert.executeUpdate();
        }
        return id;
    }

    /** Many events of many aggregates in one statement: aggregate ids from 0, versions from 1, in turn. */
    void insertMany(int events, int aggregates) throws SQLException {
        execute("""
                INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload)
                SELECT gen_random_uuid(), (n %% %2$d)::text, n / %2$d + 1, 'test', 'user.events',
                       '{"aggregate":"' || (n %% %2$d) || '","version":' || (n / %2$d + 1) || '}'
                FROM generate_series(0, %1$d - 1) n ORDER BY n""".formatted(events, aggregates));
    }

    long count(String condition) throws SQLException {
        return number("SELECT count(*) FROM outbox WHERE " + condition);
    }

    /** How often somebody asked for it; autovacuum does not count. */
    long vacuums() throws SQLException {
        return number("SELECT vacuum_count FROM pg_stat_user_tables WHERE relname = 'outbox'");
    }

    private long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
