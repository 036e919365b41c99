package dev.evenflow.messaging.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code evenflow.messages.consumed} by {@code outcome}: {@code applied}, {@code skipped} (of a type not known here),
 * {@code retried} (given back for another delivery, so a message may count several times) or {@code dead_lettered}.
 */
@ApplicationScoped
public class MessageOutcomes {

    private final Counter applied;
    private final Counter skipped;
    private final Counter retried;
    private final Counter deadLettered;

    MessageOutcomes(MeterRegistry meters) {
        applied = outcome(meters, "applied");
        skipped = outcome(meters, "skipped");
        retried = outcome(meters, "retried");
        deadLettered = outcome(meters, "dead_lettered");
    }

    void applied() {
        applied.increment();
    }

    void skipped() {
        skipped.increment();
    }

    void retried() {
        retried.increment();
    }

    void deadLettered() {
        deadLettered.increment();
    }

    private static Counter outcome(MeterRegistry meters, String outcome) {
        return meters.counter("evenflow.messages.consumed", "outcome", outcome);
    }
}
