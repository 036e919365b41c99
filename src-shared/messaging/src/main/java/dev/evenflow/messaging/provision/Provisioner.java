package dev.evenflow.messaging.provision;

import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.connection.BrokerConnection;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StreamConfiguration;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that streams and consumers exist as configured: after each (re)connect, because the server may have lost
 * them, and when a consumer stops hearing from the server. Listeners are called after each success.
 *
 * <p>A stream or consumer that exists with a configuration the server refuses to change is logged and reported by
 * {@link #problem()}; the service works on with what is there, and asks again every
 * {@code evenflow.messaging.provision.retry-interval}.
 */
@Startup
@ApplicationScoped
public class Provisioner {

    private static final Logger LOG = Logger.getLogger(Provisioner.class);

    private final BrokerConnection broker;
    private final DesiredBroker desired;
    private final MessagingConfig config;
    private final Vertx vertx;
    private final List<Consumer<Connection>> readyListeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable Connection ready;
    private volatile @Nullable String problem;

    Provisioner(BrokerConnection broker, DesiredBroker desired, MessagingConfig config, Vertx vertx) {
        this.broker = broker;
        this.desired = desired;
        this.config = config;
        this.vertx = vertx;
        broker.onUp(connection -> provision());
        broker.onDown(() -> ready = null);
        broker.onSilence(this::provision);
    }

    /** Calls the listener each time streams and consumers are known to be there, on a worker thread. */
    public void onReady(Consumer<Connection> listener) {
        readyListeners.add(listener);
        var connection = ready;
        if (connection != null) {
            listener.accept(connection);
        }
    }

    /** What the server refused to change, if anything. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Checks everything again, in the background; calls during a check lead to one more check after it. */
    public void provision() {
        if (broker.isConnected() && requests.getAndIncrement() == 0) {
            check();
        }
    }

    private void check() {
        var retry = config.reconnect();
        Uni.createFrom()
                .item(Unchecked.supplier(this::provisionNow))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(failure -> LOG.warnf("Streams and consumers are not ready yet: %s", failure.getMessage()))
                .onFailure(failure -> broker.isConnected())
                .retry()
                .withBackOff(retry.initialWait(), retry.maxWait())
                .indefinitely()
                .onTermination()
                .invoke(this::checkAgainIfAsked)
                .subscribe()
                .with(this::announce, failure -> LOG.debug("Provisioning waits for the next connection"));
    }

    private void checkAgainIfAsked() {
        if (requests.getAndSet(0) > 1) {
            provision();
        }
    }

    private Connection provisionNow() throws IOException {
        var connection = broker.current().orElseThrow(() -> new IOException("not connected"));
        var provisioning = new StreamProvisioning(connection.jetStreamManagement());
        var refusals = new Refusals();
        for (var stream : desired.streams()) {
            refusals.unlessRefused(stream.getName(), () -> stream(provisioning, stream));
            for (var consumer : desired.consumers(stream.getName())) {
                refusals.unlessRefused(
                        stream.getName() + "/" + consumer.getName(),
                        () -> provisioning.ensure(stream.getName(), consumer));
            }
        }
        report(refusals.summary().orElse(null));
        return connection;
    }

    /** A stream that is another's only has to be there, and only if it is consumed here. */
    private void stream(StreamProvisioning provisioning, StreamConfiguration stream)
            throws IOException, JetStreamApiException {
        var name = stream.getName();
        if (config.provision().streams().map(ours -> ours.contains(name)).orElse(true)) {
            provisioning.ensure(stream);
        } else if (!desired.consumers(name).isEmpty()) {
            provisioning.requirePresent(name);
        }
    }

    private void report(@Nullable String found) {
        if (found != null && !found.equals(problem)) {
            LOG.warnf("Not all of NATS is as configured (%s); going on with what is there", found);
        }
        problem = found;
    }

    private void announce(Connection connection) {
        ready = connection;
        readyListeners.forEach(listener -> listener.accept(connection));
        if (problem != null) {
            askAgainLater();
        }
    }

    /** A server that lacked something, the other nodes of its cluster say, may have it by then. */
    private void askAgainLater() {
        if (asking.compareAndSet(false, true)) {
            vertx.setTimer(config.provision().retryInterval().toMillis(), timer -> {
                asking.set(false);
                provision();
            });
        }
    }
}
