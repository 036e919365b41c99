package dev.evenflow.eventstore.projection;

import java.util.concurrent.CompletableFuture;

/** The loops of a projection: one for the live table, one for the table being rebuilt, which rests when there is none. */
record Runner(Projection<?> projection, ProjectionLoop live, ProjectionLoop shadow) {

    String name() {
        return projection.name();
    }

    void wake() {
        live.wake();
        shadow.wake();
    }

    CompletableFuture<Void> stop() {
        return CompletableFuture.allOf(
                live.stop().toCompletableFuture(), shadow.stop().toCompletableFuture());
    }
}
