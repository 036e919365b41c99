package dev.evenflow.messaging.observe;

import io.smallrye.reactive.messaging.TracingMetadata;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A batch on its way through a consumer. Its end is told once, before it is acknowledged or given back. */
public final class ObservedBatch {

    private final List<? extends ObservedDelivery> batch;
    private final ConsumerMeters meters;
    private final Optional<BatchTrace> trace;
    private final Clock clock;

    ObservedBatch(
            List<? extends ObservedDelivery> batch, ConsumerMeters meters, Optional<BatchTrace> trace, Clock clock) {
        this.batch = batch;
        this.meters = meters;
        this.trace = trace;
        this.clock = clock;
    }

    /** The message with the context in which its consumer is to be called. */
    public <T> Message<T> traced(Message<T> message) {
        return trace.map(begun -> message.addMetadata(TracingMetadata.withCurrent(begun.context())))
                .orElse(message);
    }

    public void durable() {
        meters.durable(batch, clock.instant());
        trace.ifPresent(begun -> begun.end(null));
    }

    public void failed(Throwable failure) {
        trace.ifPresent(begun -> begun.end(failure));
    }
}
