package dev.evenflow.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Delays between failed turns: doubling up to a limit, with jitter, starting over after a success. Not thread-safe. */
public final class BackOff {

    private final Duration first;
    private final Duration longest;
    private Duration current;

    /** From the first delay to the longest. */
    public BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.current = first;
    }

    /** How long to wait this time. */
    public Duration next() {
        var full = Math.max(2, current.toMillis());
        current = Duration.ofMillis(Math.min(full * 2, longest.toMillis()));
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2));
    }

    /** After a success. */
    public void reset() {
        current = first;
    }
}
