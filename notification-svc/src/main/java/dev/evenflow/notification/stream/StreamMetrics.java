package dev.evenflow.notification.stream;

import dev.evenflow.notification.stream.AppliedEvents.Look;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The stream of changes as metrics: {@code evenflow.stream.clients}, those that listen; {@code evenflow.stream.changes} by
 * {@code outcome}, {@code told} or {@code left_out} (not applied in time); {@code evenflow.stream.ended} by {@code reason},
 * {@code left}, {@code cut_off} (too slow) or {@code refused} (too many).
 */
@Singleton
class StreamMetrics {

    private final AtomicInteger clients = new AtomicInteger();
    private final Counter told;
    private final Counter leftOut;
    private final Counter left;
    private final Counter cutOff;
    private final Counter refused;

    StreamMetrics(MeterRegistry registry) {
        Gauge.builder("evenflow.stream.clients", clients, AtomicInteger::get).register(registry);
        told = registry.counter("evenflow.stream.changes", "outcome", "told");
        leftOut = registry.counter("evenflow.stream.changes", "outcome", "left_out");
        left = registry.counter("evenflow.stream.ended", "reason", "left");
        cutOff = registry.counter("evenflow.stream.ended", "reason", "cut_off");
        refused = registry.counter("evenflow.stream.ended", "reason", "refused");
    }

    void told(Look look) {
        told.increment(look.changes().size());
        leftOut.increment(look.missing());
    }

    void came() {
        clients.incrementAndGet();
    }

    void left(boolean cut) {
        clients.decrementAndGet();
        (cut ? cutOff : left).increment();
    }

    void refused() {
        refused.increment();
    }
}
