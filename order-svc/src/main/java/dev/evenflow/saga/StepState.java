package dev.evenflow.saga;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the step log.
 *
 * @param direction whether it is about doing the step or about undoing it
 * @param attempts how often it was asked for in this direction
 * @param startedAt when it was asked for first
 * @param finishedAt when its outcome was known
 * @param error what last went wrong
 */
public record StepState(
        String name,
        StepStatus status,
        Direction direction,
        int attempts,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String error) {

    static StepState pending(String name) {
        return new StepState(name, StepStatus.PENDING, Direction.FORWARD, 0, null, null, null);
    }

    /** Whether it was done, or may have been: nobody has said that it was not. */
    boolean isToBeUndone() {
        return direction == Direction.FORWARD && (status == StepStatus.COMPLETED || status == StepStatus.IN_PROGRESS);
    }

    /** Why a saga is undone that waited for this step in vain. */
    String unanswered() {
        return name + "-unanswered";
    }

    boolean isOpen(Direction asked) {
        return direction == asked && status == StepStatus.IN_PROGRESS;
    }

    StepState begun(Instant now) {
        return new StepState(name, StepStatus.IN_PROGRESS, Direction.FORWARD, 1, now, null, null);
    }

    StepState undoing(Instant now) {
        return new StepState(
                name, StepStatus.IN_PROGRESS, Direction.UNDO, 1, startedAt == null ? now : startedAt, null, error);
    }

    StepState askedAgain() {
        return new StepState(name, StepStatus.IN_PROGRESS, direction, attempts + 1, startedAt, null, error);
    }

    StepState anew() {
        return new StepState(name, StepStatus.IN_PROGRESS, direction, 1, startedAt, null, error);
    }

    StepState troubled(String trouble) {
        return new StepState(name, status, direction, attempts, startedAt, finishedAt, trouble);
    }

    StepState ended(StepStatus outcome, Instant now) {
        return new StepState(name, outcome, direction, attempts, startedAt == null ? now : startedAt, now, error);
    }
}
