package dev.evenflow.bench.orders;

import dev.evenflow.testkit.postgres.PostgresServer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The database of order-svc, asked over a connection of its own each time: the server may have crashed meanwhile. */
record Rows(PostgresServer postgres) {

    static final String DATABASE = "orders";

    @FunctionalInterface
    interface Reading<T> {

        T of(ResultSet row) throws SQLException;
    }

    /** By the first column. */
    <T> Map<String, T> byId(String query, Reading<T> reading) throws SQLException {
        var found = new HashMap<String, T>();
        try (var connection = postgres.connect(DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.put(rows.getString(1), reading.of(rows));
            }
        }
        return found;
    }

    long number(String query) throws SQLException {
        try (var connection = postgres.connect(DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
