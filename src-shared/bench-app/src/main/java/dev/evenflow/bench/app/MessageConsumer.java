package dev.evenflow.bench.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** How events are consumed with the stock connector. */
@ApplicationScoped
class MessageConsumer {

    private final Consumption consumption;

    MessageConsumer(Consumption consumption) {
        this.consumption = consumption;
    }

    @Incoming("events")
    Uni<Void> consume(JsonNode event) {
        consumption.handled(1);
        return Uni.createFrom().voidItem();
    }
}
