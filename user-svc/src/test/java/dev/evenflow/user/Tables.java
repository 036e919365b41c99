package dev.evenflow.user;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** What really stands in PostgreSQL. */
@Singleton
class Tables {

    private final DataSource database;

    Tables(DataSource database) {
        this.database = database;
    }

    void clear() {
        execute("TRUNCATE users, outbox, idempotency_keys");
    }

    long count(String table) {
        return (Long) Objects.requireNonNull(
                rows("SELECT count(*) AS n FROM " + table).getFirst().get("n"));
    }

    List<Map<String, Object>> outboxOf(long userId) {
        return rows("SELECT * FROM outbox WHERE aggregate_id = '" + userId + "' ORDER BY id");
    }

    List<Map<String, Object>> rows(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<Map<String, Object>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, Object>();
                for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnName(i), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    void execute(String statement) {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }
}
