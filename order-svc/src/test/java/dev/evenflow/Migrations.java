package dev.evenflow;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Makes the tables for tests that need them and no service. */
public final class Migrations {

    private Migrations() {}

    /**
     * Makes all of them.
     *
     * @param url of an empty database, without {@code jdbc:}
     */
    public static void applyTo(String url) {
        Flyway.configure()
                .dataSource("jdbc:" + url, null, null)
                .placeholders(Map.of("service", "none"))
                .load()
                .migrate();
    }
}
