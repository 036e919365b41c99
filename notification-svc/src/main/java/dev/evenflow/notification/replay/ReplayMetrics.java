package dev.evenflow.notification.replay;

import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code evenflow.replays} by {@code outcome}: {@code completed} or {@code failed}, counted where it was finished. */
@ApplicationScoped
class ReplayMetrics {

    private final MeterRegistry registry;

    ReplayMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void finished(ReplayProgress progress) {
        registry.counter("evenflow.replays", "outcome", progress.state().wireName())
                .increment();
    }
}
