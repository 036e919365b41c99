package dev.evenflow.messaging;

import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.consume.Subscriptions;
import dev.evenflow.messaging.request.Responders;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** On SIGTERM: no new questions and no new pulls, what is in flight finished and acknowledged, then the connection closed. */
@ApplicationScoped
class OrderlyShutdown {

    /** Publishers that still have something to send stop earlier, at a lower priority. */
    private static final int AFTER_PUBLISHERS = 2_000;

    private final Subscriptions subscriptions;
    private final Responders responders;
    private final BrokerConnection broker;

    OrderlyShutdown(Subscriptions subscriptions, Responders responders, BrokerConnection broker) {
        this.subscriptions = subscriptions;
        this.responders = responders;
        this.broker = broker;
    }

    void stop(@Observes @Priority(AFTER_PUBLISHERS) ShutdownEvent event) {
        responders.drain();
        subscriptions.drain();
        broker.close();
    }
}
