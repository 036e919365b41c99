package dev.evenflow.messaging.observe;

import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What is seen of the consumer of one channel. */
public final class ConsumerObservation {

    private final ConsumerMeters meters;
    private final ConsumerIdentity consumer;
    private final Optional<Tracer> tracer;
    private final Clock clock = Clock.systemUTC();

    ConsumerObservation(ConsumerMeters meters, ConsumerIdentity consumer, Optional<Tracer> tracer) {
        this.meters = meters;
        this.consumer = consumer;
        this.tracer = tracer;
    }

    /** Call it when the batch is handed over. */
    public ObservedBatch begin(List<? extends ObservedDelivery> batch) {
        meters.handedOver(batch.size());
        return new ObservedBatch(batch, meters, tracer.map(on -> BatchTrace.start(on, consumer, batch)), clock);
    }
}
