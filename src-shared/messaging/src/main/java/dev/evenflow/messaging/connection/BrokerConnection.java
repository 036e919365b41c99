package dev.evenflow.messaging.connection;

import dev.evenflow.messaging.MessagingConfig;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.quarkiverse.reactive.messaging.nats.jetstream.configuration.ConnectorConfiguration;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The service's connection to NATS. It is made in the background, so a service starts while NATS is down, and it is
 * attempted for ever. Listeners hear when it comes up (also after each reconnect) and when it goes down.
 */
@ApplicationScoped
public class BrokerConnection {

    private static final Logger LOG = Logger.getLogger(BrokerConnection.class);

    private final ConnectionAttempts attempts;
    private final MessagingConfig config;
    private final List<Consumer<Connection>> upListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> downListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> silenceListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> refusalListeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean untrusted = new AtomicBoolean();
    private volatile @Nullable Connection connection;
    private volatile boolean connected;
    private volatile boolean closing;

    public BrokerConnection(
            ConnectorConfiguration connector,
            MessagingConfig config,
            TlsConfigurationRegistry tls,
            @ConfigProperty(name = "quarkus.application.name") String clientName) {
        var options = new ConnectionOptions(clientName, connector.connection(), config, tls);
        this.attempts = new ConnectionAttempts(
                () -> options.with(this::changed, new BrokerErrors(this::silence, this::refusal, untrusted)),
                config.reconnect());
        this.config = config;
    }

    void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        attempts.begin(this::keep);
    }

    /** The connection, when it is up. */
    public Optional<Connection> current() {
        return connected ? Optional.ofNullable(connection) : Optional.empty();
    }

    public boolean isConnected() {
        return connected;
    }

    /** Calls the listener each time the connection has come up, on a thread of the NATS client: do not block in it. */
    public void onUp(Consumer<Connection> listener) {
        upListeners.add(listener);
        current().ifPresent(listener);
    }

    /** Calls the listener each time the connection was lost. */
    public void onDown(Runnable listener) {
        downListeners.add(listener);
    }

    /** Calls the listener when a consumer hears nothing although the connection is up; the client pulls anew by itself. */
    public void onSilence(Runnable listener) {
        silenceListeners.add(listener);
    }

    /** Calls the listener when the server refuses a pull: the consumer is gone, say. */
    public void onRefusal(Runnable listener) {
        refusalListeners.add(listener);
    }

    /** Sends out what is buffered and closes. Waits at most {@code evenflow.messaging.drain-timeout}. */
    public void close() {
        closing = true;
        attempts.cancel();
        var open = connection;
        if (open != null) {
            NatsClosing.close(open, config.drainTimeout());
        }
    }

    private void keep(Connection made) {
        connection = made;
        if (closing) {
            NatsClosing.close(made, Duration.ZERO);
        }
    }

    private void changed(Connection source, Events event) {
        switch (event) {
            case CONNECTED, RECONNECTED -> up(source);
            case DISCONNECTED -> down();
            case CLOSED -> closed(source);
            default -> LOG.debugf("NATS: %s", event);
        }
    }

    private void up(Connection source) {
        connection = source;
        connected = true;
        untrusted.set(false);
        LOG.infof("Connected to NATS at %s", source.getConnectedUrl());
        upListeners.forEach(listener -> listener.accept(source));
    }

    private void down() {
        if (connected) {
            connected = false;
            if (!closing) {
                LOG.warn("Lost the connection to NATS; connecting again in the background");
            }
            downListeners.forEach(Runnable::run);
        }
    }

    /** Only a connection that was once up is replaced; a failed attempt closes its own and is retried anyway. */
    private void closed(Connection source) {
        if (Objects.equals(source, connection)) {
            down();
            if (!closing) {
                attempts.begin(this::keep);
            }
        }
    }

    private void silence() {
        silenceListeners.forEach(Runnable::run);
    }

    private void refusal() {
        refusalListeners.forEach(Runnable::run);
    }
}
