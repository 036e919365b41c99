package dev.evenflow.eventstore.projection;

import io.vertx.pgclient.PgException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/** Tells failures that may come from what an event holds from those of the database, which pass or need somebody's help. */
final class Poison {

    /** Data exception, integrity violation, program limit exceeded, raised by a trigger: classes of PostgreSQL's SQLSTATE. */
    private static final Set<String> REFUSED_VALUES = Set.of("22", "23", "54", "P0");

    private Poison() {}

    static boolean mayBeBehind(Throwable failure) {
        if (failure instanceof PgException refusal) {
            return REFUSED_VALUES.contains(refusal.getSqlState().substring(0, 2));
        }
        return failure instanceof RuntimeException && !isOfTheClient(failure);
    }

    /** A closed connection or pool, a shutdown. */
    private static boolean isOfTheClient(Throwable failure) {
        return failure.getClass().getName().startsWith("io.vertx.") || failure instanceof RejectedExecutionException;
    }
}
