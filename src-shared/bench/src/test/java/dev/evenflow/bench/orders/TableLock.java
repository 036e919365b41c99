package dev.evenflow.bench.orders;

import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Holds a table of order-svc until it is closed, so that whoever wants it is caught in the middle of a transaction. The
 * modes used here get no transaction id, which would hold back the readers of all events.
 */
final class TableLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WAITING =
            " FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = 'orders' AND query LIKE ?";

    private final PostgresServer postgres;
    private final Connection holder;

    private TableLock(PostgresServer postgres, Connection holder) {
        this.postgres = postgres;
        this.holder = holder;
    }

    /** Others read, and wait when they want to write. */
    static TableLock againstWriting(PostgresServer postgres, String table) throws SQLException {
        return hold(postgres, table, "SHARE");
    }

    /** As a reader who takes his time: others read and write, and wait when they want to drop it. */
    static TableLock againstDropping(PostgresServer postgres, String table) throws SQLException {
        return hold(postgres, table, "ACCESS SHARE");
    }

    private static TableLock hold(PostgresServer postgres, String table, String mode) throws SQLException {
        var holder = postgres.connect(Rows.DATABASE);
        holder.setAutoCommit(false);
        try (var statement = holder.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN " + mode + " MODE");
        }
        return new TableLock(postgres, holder);
    }

    /** Waits until a statement that begins like this waits for a lock. */
    void awaitBlocked(String statement) {
        await().atMost(PATIENCE).until(() -> count(statement) > 0);
    }

    /** Ends whoever waits with such a statement: as if it had never been sent. */
    void endBlocked(String statement) throws SQLException {
        ask("SELECT count(pg_terminate_backend(pid))" + WAITING, statement);
        await().atMost(PATIENCE).until(() -> count(statement) == 0);
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }

    private long count(String statement) throws SQLException {
        return ask("SELECT count(*)" + WAITING, statement);
    }

    private long ask(String query, String statement) throws SQLException {
        try (var connection = postgres.connect(Rows.DATABASE);
                var prepared = connection.prepareStatement(query)) {
            prepared.setString(1, statement + "%");
            try (var rows = prepared.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
