package dev.evenflow;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** What really stands in PostgreSQL. */
@Singleton
public class Tables {

    private final DataSource database;

    Tables(DataSource database) {
        this.database = database;
    }

    public Connection connect() {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new AssertionError("no connection", e);
        }
    }

    public long count(String tableAndCondition) {
        return (Long) Objects.requireNonNull(rows("SELECT count(*) AS n FROM " + tableAndCondition)
                .getFirst()
                .get("n"));
    }

    public List<Map<String, Object>> rows(String query) {
        try (var connection = connect();
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

    public void execute(String statement) {
        try (var connection = connect();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }
}
