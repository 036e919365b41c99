package dev.evenflow.saga;

/** What can happen to a saga. */
public sealed interface SagaInput {

    /** Somebody has done, or undone, what they were asked for. */
    record Done(String step, Direction direction) implements SagaInput {}

    /**
     * Somebody has not.
     *
     * @param retryable whether asking again may help
     */
    record Refused(String step, Direction direction, String reason, boolean retryable) implements SagaInput {}

    /** Time has passed; the saga itself knows whether it was waiting for that. */
    record TimePassed() implements SagaInput {}

    /** An answer from outside to a step that waits for one, also when it is not that step's turn yet. */
    record Settled(String step) implements SagaInput {}

    /** It is not to go on: undo what was done so far. */
    record Aborted(String reason) implements SagaInput {}

    /** It is to be undone, even when it is complete. */
    record Revoked(String reason) implements SagaInput {}

    /** What could not be undone is to be tried again. */
    record TriedAgain() implements SagaInput {}
}
