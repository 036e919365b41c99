package dev.evenflow.messaging.connection;

import dev.evenflow.messaging.MessagingConfig;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.Nats;
import io.quarkiverse.reactive.messaging.nats.jetstream.configuration.ConnectorConfiguration;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private final ConnectionOptions options;
    private final MessagingConfig config;
    private final List<Consumer<Connection>> upListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> downListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> alarmListeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Connection connection;
    private volatile boolean connected;
    private volatile boolean closing;
    private volatile boolean absenceReported;
    private volatile @Nullable Cancellable connecting;

    public BrokerConnection(
            ConnectorConfiguration connector,
            MessagingConfig config,
            TlsConfigurationRegistry tls,
            @ConfigProperty(name = "quarkus.application.name") String clientName) {
        this.options = new ConnectionOptions(clientName, connector.connection(), config, tls);
        this.config = config;
    }

    void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        connect();
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

    /** Calls the listener when the server stopped answering a consumer although the connection is up. */
    public void onAlarm(Runnable listener) {
        alarmListeners.add(listener);
    }

    /** Sends out what is buffered and closes. Waits at most {@code evenflow.messaging.drain-timeout}. */
    public void close() {
        closing = true;
        var attempt = connecting;
        if (attempt != null) {
            attempt.cancel();
        }
        var open = connection;
        if (open != null) {
            NatsClosing.close(open, config.drainTimeout());
        }
    }

    private void connect() {
        var retry = config.reconnect();
        connecting = Uni.createFrom()
                .item(Unchecked.supplier(
                        () -> Nats.connect(options.with(this::changed, new BrokerErrors(this::alarm)))))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(this::reportAbsence)
                .onFailure()
                .retry()
                .withBackOff(retry.initialWait(), retry.maxWait())
                .indefinitely()
                .subscribe()
                .with(this::keep, failure -> LOG.error("Gave up connecting to NATS", failure));
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
        LOG.infof("Connected to NATS at %s", source.getConnectedUrl());
        upListeners.forEach(listener -> listener.accept(source));
    }

    private void down() {
        if (connected) {
            connected = false;
            LOG.warn("Lost the connection to NATS; connecting again in the background");
            downListeners.forEach(Runnable::run);
        }
    }

    /** Only a connection that was once up is replaced; a failed attempt closes its own and is retried anyway. */
    private void closed(Connection source) {
        if (Objects.equals(source, connection)) {
            down();
            if (!closing) {
                connect();
            }
        }
    }

    private void alarm() {
        alarmListeners.forEach(Runnable::run);
    }

    private void reportAbsence(Throwable failure) {
        if (!absenceReported) {
            absenceReported = true;
            LOG.infof("NATS is not there yet (%s); connecting in the background", failure.getMessage());
        }
    }
}
