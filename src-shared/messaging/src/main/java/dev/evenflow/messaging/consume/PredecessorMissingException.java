package dev.evenflow.messaging.consume;

/** A dead letter was not applied, and stays, because an earlier event of its aggregate has not been. */
public final class PredecessorMissingException extends RedriveFailedException {

    private final long applied;

    /**
     * @param applied the version of the aggregate that was applied last
     */
    PredecessorMissingException(String aggregateId, long applied) {
        super("waits for version %d of %s".formatted(applied + 1, aggregateId));
        this.applied = applied;
    }

    public long applied() {
        return applied;
    }
}
