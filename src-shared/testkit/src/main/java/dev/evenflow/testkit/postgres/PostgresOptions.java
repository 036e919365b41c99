package dev.evenflow.testkit.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to run a PostgreSQL server.
 *
 * @param data the data directory, kept for the next start and written durably; null for a temporary one, without fsync,
 *     gone after {@link PostgresServer#close()}
 * @param port 0 for a free one
 * @param log the server's log; null for a file beside the data
 */
public record PostgresOptions(
        @Nullable Path data, int port, @Nullable Path log) {

    public static PostgresOptions temporary() {
        return new PostgresOptions(null, 0, null);
    }

    public static PostgresOptions persistent(Path data) {
        return new PostgresOptions(data, 0, null);
    }

    public PostgresOptions withPort(int port) {
        return new PostgresOptions(data, port, log);
    }

    public PostgresOptions withLog(Path log) {
        return new PostgresOptions(data, port, log);
    }
}
