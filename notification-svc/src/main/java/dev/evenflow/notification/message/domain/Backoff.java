package dev.evenflow.notification.message.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * When to try again.
 *
 * @param first the pause after the first attempt; it doubles with each further one
 * @param longest the longest pause
 * @param maxAttempts how often it is tried
 */
public record Backoff(Duration first, Duration longest, int maxAttempts) {

    /** Beyond this any pause would be the longest one. */
    private static final int MAX_DOUBLINGS = 30;

    /**
     * The pause before the next attempt; empty when there is none.
     *
     * @param attempts made so far, from 1
     */
    public Optional<Duration> after(int attempts) {
        if (attempts >= maxAttempts) {
            return Optional.empty();
        }
        var factor = 1L << Math.min(Math.max(0, attempts - 1), MAX_DOUBLINGS);
        var exceeds = longest.dividedBy(factor).compareTo(first) < 0;
        return Optional.of(exceeds ? longest : first.multipliedBy(factor));
    }
}
