package dev.evenflow.bench.orders;

import dev.evenflow.testkit.postgres.PostgresServer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The database of order-svc, asked over a connection of its own each time: the server may have crashed meanwhile. */
public record Rows(PostgresServer postgres) {

    static final String DATABASE = "orders";

    /** Reads one row. */
    @FunctionalInterface
    public interface Reading<T> {

        T of(ResultSet row) throws SQLException;
    }

    /** In the order of the query. */
    public <T> List<T> all(String query, Reading<T> reading) throws SQLException {
        var found = new ArrayList<T>();
        try (var connection = postgres.connect(DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(reading.of(rows));
            }
        }
        return found;
    }

    /** By the first column. */
    public <T> Map<String, T> byId(String query, Reading<T> reading) throws SQLException {
        var found = new HashMap<String, T>();
        all(query, row -> Map.entry(row.getString(1), reading.of(row)))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    public long number(String query) throws SQLException {
        return all(query, row -> row.getLong(1)).getFirst();
    }
}
