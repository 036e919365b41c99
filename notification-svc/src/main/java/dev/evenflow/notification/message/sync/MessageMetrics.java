package dev.evenflow.notification.message.sync;

import dev.evenflow.notification.message.store.Kept;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What became of the events of orders: {@code evenflow.messages} by {@code outcome}, which is {@code stored}, {@code known}
 * (the message was there before), {@code no_milestone} (there is nothing to tell) or {@code rejected} (not an order event).
 */
@ApplicationScoped
class MessageMetrics {

    private final Counter stored;
    private final Counter known;
    private final Counter noMilestone;
    private final Counter rejected;

    MessageMetrics(MeterRegistry registry) {
        stored = outcome(registry, "stored");
        known = outcome(registry, "known");
        noMilestone = outcome(registry, "no_milestone");
        rejected = outcome(registry, "rejected");
    }

    void kept(Kept result) {
        stored.increment(result.stored());
        known.increment(result.known());
    }

    void noMilestone() {
        noMilestone.increment();
    }

    void rejected() {
        rejected.increment();
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return registry.counter("evenflow.messages", "outcome", outcome);
    }
}
