package dev.evenflow.saga;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a saga waits and how often it asks.
 *
 * @param timeout how long the first answer may take; doubles with each attempt
 * @param delay after a refusal, before asking again; doubles with each attempt
 * @param longest neither becomes longer than this
 * @param attempts for doing a step
 * @param undoAttempts for undoing one
 */
public record Patience(Duration timeout, Duration delay, Duration longest, int attempts, int undoAttempts) {

    private static final int MOST_DOUBLINGS = 30;

    Instant answerBy(Instant now, int attempt) {
        return now.plus(doubled(timeout, attempt));
    }

    Instant askAgainAt(Instant now, int attempt) {
        return now.plus(doubled(delay, attempt));
    }

    boolean isExhausted(StepState step) {
        return step.attempts() >= (step.direction() == Direction.UNDO ? undoAttempts : attempts);
    }

    private Duration doubled(Duration first, int attempt) {
        var grown = first.multipliedBy(1L << Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS));
        return grown.compareTo(longest) > 0 ? longest : grown;
    }
}
