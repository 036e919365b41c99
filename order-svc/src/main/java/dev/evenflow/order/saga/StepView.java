package dev.evenflow.order.saga;

import dev.evenflow.saga.StepState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the step log.
 *
 * @param attempts how often it was asked for; once it is being undone, how often that was
 * @param error what last went wrong
 */
public record StepView(
        String name,
        String status,
        int attempts,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String error) {

    static StepView of(StepState step) {
        return new StepView(
                step.name(),
                step.status().wireName(),
                step.attempts(),
                step.startedAt(),
                step.finishedAt(),
                step.error());
    }
}
