package dev.evenflow.outbox.relay;

import dev.evenflow.outbox.relay.OutboxTable.Parked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of a batch; filled while it is published. */
final class PublishedBatch {

    private final List<Long> stored = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();
    private Optional<Throwable> failure = Optional.empty();

    void stored(OutboxRow row) {
        stored.add(row.id());
    }

    void refused(OutboxRow row, Throwable reason) {
        parked.add(new Parked(row.id(), String.valueOf(reason.getMessage())));
    }

    void failed(Throwable reason) {
        failure = Optional.of(reason);
    }

    List<Long> storedIds() {
        return stored;
    }

    List<Parked> parked() {
        return parked;
    }

    /** Whether every row was stored. */
    boolean isClean() {
        return failure.isEmpty() && parked.isEmpty();
    }

    /** Why some rows are still waiting, if any are. */
    Optional<Throwable> failure() {
        return failure;
    }
}
