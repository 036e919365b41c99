package dev.evenflow.outbox.relay;

import dev.evenflow.messaging.connection.BrokerConnection;
import io.nats.client.Connection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the instance that relays of rows another one has committed: a plain NATS message without content. A lost one
 * costs a poll interval. Not NOTIFY, which takes a global lock at commit.
 */
@ApplicationScoped
class StandbyPing {

    private static final Logger LOG = Logger.getLogger(StandbyPing.class);
    private static final byte[] EMPTY = {};

    private final BrokerConnection broker;
    private final String subject;
    private final AtomicReference<@Nullable Connection> listening = new AtomicReference<>();

    StandbyPing(BrokerConnection broker, @ConfigProperty(name = "quarkus.application.name") String application) {
        this.broker = broker;
        this.subject = "evenflow.outbox." + application;
    }

    void send() {
        broker.current().ifPresent(this::send);
    }

    /** Calls the listener for every ping. The subscription outlives reconnects. */
    void onPing(Runnable listener) {
        broker.onUp(connection -> {
            if (!Objects.equals(listening.getAndSet(connection), connection)) {
                connection.createDispatcher(message -> listener.run()).subscribe(subject);
            }
            listener.run();
        });
    }

    private void send(Connection connection) {
        try {
            connection.publish(subject, EMPTY);
        } catch (IllegalStateException e) {
            LOG.debugf("No ping, NATS is away: %s", e.getMessage());
        }
    }
}
