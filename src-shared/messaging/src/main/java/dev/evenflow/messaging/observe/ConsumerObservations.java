package dev.evenflow.messaging.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.consumer.ConsumerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The observations of all channels; meters are looked up here, once. */
@ApplicationScoped
public class ConsumerObservations {

    private final MeterRegistry meters;
    private final Tracing tracing;
    private final ConsumerLags lags;
    private final Map<String, ConsumerObservation> byChannel = new ConcurrentHashMap<>();

    ConsumerObservations(MeterRegistry meters, Tracing tracing, ConsumerLags lags) {
        this.meters = meters;
        this.tracing = tracing;
        this.lags = lags;
    }

    /** The same for the same channel. From the first call on its lag is watched. */
    public ConsumerObservation of(String channel, ConsumerConfiguration<?> consumer) {
        return byChannel.computeIfAbsent(channel, name -> observe(name, consumer));
    }

    private ConsumerObservation observe(String channel, ConsumerConfiguration<?> consumer) {
        lags.watch(channel, consumer.stream(), consumer.name());
        return new ConsumerObservation(
                new ConsumerMeters(meters, channel), ConsumerIdentity.of(consumer), tracing.tracer());
    }
}
