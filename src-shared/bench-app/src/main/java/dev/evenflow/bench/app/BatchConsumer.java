package dev.evenflow.bench.app;

import dev.evenflow.messaging.consume.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** How events are consumed with the messaging module. */
@ApplicationScoped
class BatchConsumer {

    private final Consumption consumption;

    BatchConsumer(Consumption consumption) {
        this.consumption = consumption;
    }

    @Incoming("events")
    Uni<Void> consume(EventBatch batch) {
        consumption.handled(batch.deliveries().size());
        return Uni.createFrom().voidItem();
    }
}
