package dev.evenflow.notification.user.sync;

import dev.evenflow.messaging.consume.Delivery;
import dev.evenflow.messaging.consume.EventBatch;
import dev.evenflow.notification.user.store.Applied;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the sync did, as metrics: {@code evenflow.user.sync.events} by {@code type} as delivered,
 * {@code evenflow.user.sync.changes} by {@code outcome}, {@code evenflow.user.sync.batch} in events. The outcome is
 * {@code applied}, {@code stale} (the copy was as new already), {@code superseded} (a newer one stood in the same batch)
 * or {@code rejected} (not a user event). A batch that is delivered again counts again.
 */
@ApplicationScoped
class SyncMetrics {

    private static final String EVENTS = "evenflow.user.sync.events";
    private static final String CHANGES = "evenflow.user.sync.changes";

    private final MeterRegistry registry;
    private final Map<String, Counter> events = new ConcurrentHashMap<>();
    private final Counter applied;
    private final Counter stale;
    private final Counter superseded;
    private final Counter rejected;
    private final DistributionSummary batchSize;

    SyncMetrics(MeterRegistry registry) {
        this.registry = registry;
        applied = outcome("applied");
        stale = outcome("stale");
        superseded = outcome("superseded");
        rejected = outcome("rejected");
        batchSize = DistributionSummary.builder("evenflow.user.sync.batch")
                .baseUnit("events")
                .register(registry);
    }

    void received(EventBatch batch) {
        batchSize.record(batch.deliveries().size());
        for (Delivery delivery : batch.deliveries()) {
            // Types come from the explicit list of wire names: their number is bounded.
            events.computeIfAbsent(delivery.envelope().type(), this::ofType).increment();
        }
    }

    void superseded(int changes) {
        superseded.increment(changes);
    }

    void rejected() {
        rejected.increment();
    }

    void applied(Applied result) {
        applied.increment(result.applied());
        stale.increment(result.stale());
    }

    private Counter ofType(String type) {
        return registry.counter(EVENTS, "type", type);
    }

    private Counter outcome(String outcome) {
        return registry.counter(CHANGES, "outcome", outcome);
    }
}
