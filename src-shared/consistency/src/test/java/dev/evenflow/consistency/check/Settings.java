package dev.evenflow.consistency.check;

import dev.evenflow.consistency.ConsistencyConfig;
import java.time.Duration;

/** Configuration for tests: what is checked, and how much of it is repaired. */
record Settings(boolean repair, int repairLimit, Duration scrub) implements ConsistencyConfig {

    static final Settings REPAIRING = new Settings(true, 10_000, Duration.ofHours(1));

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Duration answerWithin() {
        return Duration.ofSeconds(1);
    }
}
