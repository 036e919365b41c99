package dev.evenflow.messaging;

import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.consume.Subscriptions;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** On SIGTERM: no new pulls, what is in flight finished and acknowledged, then the connection closed. */
@ApplicationScoped
class OrderlyShutdown {

    /** Publishers that still have something to send stop earlier, at a lower priority. */
    private static final int AFTER_PUBLISHERS = 2_000;

    private final Subscriptions subscriptions;
    private final BrokerConnection broker;

    OrderlyShutdown(Subscriptions subscriptions, BrokerConnection broker) {
        this.subscriptions = subscriptions;
        this.broker = broker;
    }

    void stop(@Observes @Priority(AFTER_PUBLISHERS) ShutdownEvent event) {
        subscriptions.drain();
        broker.close();
    }
}
