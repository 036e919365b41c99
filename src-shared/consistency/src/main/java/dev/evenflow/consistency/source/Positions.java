package dev.evenflow.consistency.source;

import io.smallrye.mutiny.Uni;

/** How far the stream of users' events was applied to the copy. */
public interface Positions {

    /**
     * Waits until everything that stood in the stream when this was called has been applied.
     *
     * @return false when that took longer than {@code evenflow.consistency.patience}; fails when NATS does not tell
     */
    Uni<Boolean> caughtUp();
}
