package dev.evenflow.messaging.consume;

import dev.evenflow.messaging.MessagingConfig;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to deliver again: exponential back-off with equal jitter
 * (<a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Brooker 2015</a>).
 */
record Redelivery(Duration delay, Duration maxDelay) {

    private static final int MAX_DOUBLINGS = 30;

    static Redelivery of(MessagingConfig config) {
        return new Redelivery(config.redelivery().delay(), config.redelivery().maxDelay());
    }

    /** The delay after a failed attempt, between half and the whole of the back-off of that attempt. */
    Duration after(long attempt) {
        var doublings = Math.clamp(attempt - 1, 0, MAX_DOUBLINGS);
        var full = Math.max(1, Math.min(delay.toMillis() << doublings, maxDelay.toMillis()));
        return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
