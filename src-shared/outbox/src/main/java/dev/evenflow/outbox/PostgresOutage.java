package dev.evenflow.outbox;

import dev.evenflow.messaging.consume.StoreOutage;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * PostgreSQL is away, or cannot take anybody: by its
 * <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">error codes</a>, and by what the client says of its
 * connections.
 */
@Singleton
public class PostgresOutage implements StoreOutage {

    /** Connection exceptions, and insufficient resources. */
    private static final Set<String> CLASSES = Set.of("08", "53");

    /** It shuts down, has crashed, or is starting. */
    private static final Set<String> CODES = Set.of("57P01", "57P02", "57P03");

    private static final int CLASS_LENGTH = 2;

    /** The client has no type for it. */
    private static final String CLOSED = "Connection is not active now";

    @Override
    public boolean isBehind(Throwable failure) {
        return switch (failure) {
            case ClosedConnectionException closed -> true;
            case PgException refusal -> isOutage(refusal.getSqlState());
            default -> String.valueOf(failure.getMessage()).startsWith(CLOSED);
        };
    }

    private static boolean isOutage(String code) {
        return code.length() >= CLASS_LENGTH
                && (CODES.contains(code) || CLASSES.contains(code.substring(0, CLASS_LENGTH)));
    }
}
