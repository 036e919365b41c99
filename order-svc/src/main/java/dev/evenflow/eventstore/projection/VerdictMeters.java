package dev.evenflow.eventstore.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * How the projections stand, as last seen by this instance: {@code evenflow.projection.in.sync} by {@code projection}, 1 or 0,
 * not a number before the first verification.
 */
@Singleton
class VerdictMeters {

    private final MeterRegistry registry;
    private final List<Projection<?>> projections;
    private volatile Verdicts last = Verdicts.NONE;

    VerdictMeters(MeterRegistry registry, @All List<Projection<?>> projections) {
        this.registry = registry;
        this.projections = List.copyOf(projections);
    }

    void start(@Observes StartupEvent event) {
        projections.forEach(projection -> Gauge.builder(
                        "evenflow.projection.in.sync", () -> value(last.of(projection.name())))
                .tag("projection", projection.name())
                .register(registry));
    }

    void show(Verdicts verdicts) {
        last = verdicts;
    }

    private static double value(ProjectionVerdict verdict) {
        if (verdict.checkedAt() == null) {
            return Double.NaN;
        }
        return verdict.inSync() ? 1 : 0;
    }
}
