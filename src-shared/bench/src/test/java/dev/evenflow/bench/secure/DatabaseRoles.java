package dev.evenflow.bench.secure;

import dev.evenflow.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;

/** The roles that a script for psql gives to a service, and to who migrates its tables; each has its name for a password. */
record DatabaseRoles(PostgresServer postgres, Path script) {

    /** A variable of psql, quoted as a name or as text. */
    private static final Pattern VARIABLE = Pattern.compile(":([\"'])(\\w+)\\1");

    /** Creates databases, each with a role of its name. */
    void add(String... databases) throws IOException, SQLException {
        for (var database : databases) {
            postgres.createDatabase(database);
            try (var connection = postgres.connect(database);
                    var statement = connection.createStatement()) {
                statement.execute(filled(database));
            }
        }
    }

    private String filled(String database) throws IOException {
        var owner = database + "_migration";
        var values = Map.of(
                "database",
                database,
                "owner",
                owner,
                "owner_password",
                owner,
                "service",
                database,
                "service_password",
                database);
        return VARIABLE.matcher(Files.readString(script))
                .replaceAll(found -> found.group(1) + values.get(found.group(2)) + found.group(1));
    }
}
