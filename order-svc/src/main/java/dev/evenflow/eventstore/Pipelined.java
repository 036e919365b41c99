package dev.evenflow.eventstore;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Statements of one transaction that do not need each other's results. */
public final class Pipelined {

    private Pipelined() {}

    /**
     * Sends them in this order, each without waiting for the one before, in which order PostgreSQL runs them. Fails as soon as
     * one does.
     *
     * @param statements each of a single statement at most: nothing may follow a failure on their connection but the end of the
     *     transaction
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Uni<Void> statements(Uni<Void>... statements) {
        return Uni.join().all(List.of(statements)).andFailFast().replaceWithVoid();
    }
}
