package dev.evenflow.messaging.consume;

import dev.evenflow.messaging.MessagingConfig;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * When to deliver again: exponential back-off with equal jitter
 * (<a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Brooker 2015</a>), and when not
 * to any more.
 *
 * @param maxAttempts enough for an event that fails while others get through
 * @param maxAttemptsInOutage enough for any event
 */
record Redelivery(Duration delay, Duration maxDelay, long maxAttempts, long maxAttemptsInOutage) {

    private static final int MAX_DOUBLINGS = 30;

    /** As configured, within what the broker delivers at most. */
    static Redelivery of(MessagingConfig.Redelivery config, long maxDeliver) {
        return new Redelivery(
                config.delay(),
                config.maxDelay(),
                Math.min(config.maxAttempts(), maxDeliver),
                Math.min(Math.max(config.maxAttempts(), config.maxAttemptsInOutage()), maxDeliver));
    }

    /** The delay after a failed attempt, between half and the whole of the back-off of that attempt. */
    Duration after(long attempt) {
        var full = fullMillis(attempt);
        return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }

    /** Whether an event that failed in company has to show that it fails alone, too. */
    boolean isSuspicious(long attempt) {
        return attempt >= maxAttempts;
    }

    /** Whether an event that failed alone is given up; not while everything fails, see {@link #maxAttemptsInOutage}. */
    boolean isExhausted(long attempt, Duration sinceSuccess) {
        return isExhaustedInOutage(attempt)
                || (attempt >= maxAttempts && sinceSuccess.compareTo(shortestWaitUntil(attempt)) < 0);
    }

    /** Whether an event is given up that fails because what it is to be written to is away. */
    boolean isExhaustedInOutage(long attempt) {
        return attempt >= maxAttemptsInOutage;
    }

    /** The least time between the first attempt and this one. */
    private Duration shortestWaitUntil(long attempt) {
        return Duration.ofMillis(LongStream.range(1, attempt)
                .map(earlier -> fullMillis(earlier) / 2)
                .sum());
    }

    private long fullMillis(long attempt) {
        var doublings = Math.clamp(attempt - 1, 0, MAX_DOUBLINGS);
        return Math.max(1, Math.min(delay.toMillis() << doublings, maxDelay.toMillis()));
    }
}
