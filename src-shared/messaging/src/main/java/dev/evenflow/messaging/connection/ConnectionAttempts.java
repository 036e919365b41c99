package dev.evenflow.messaging.connection;

import dev.evenflow.messaging.MessagingConfig.Reconnect;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.unchecked.Unchecked;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Connects for the first time: on a worker thread, again and again until it succeeds or is cancelled. */
final class ConnectionAttempts {

    private static final Logger LOG = Logger.getLogger(ConnectionAttempts.class);

    private final Supplier<Options> options;
    private final Reconnect retry;
    private volatile boolean absenceReported;
    private volatile @Nullable Cancellable running;

    ConnectionAttempts(Supplier<Options> options, Reconnect retry) {
        this.options = options;
        this.retry = retry;
    }

    void begin(Consumer<Connection> made) {
        running = Uni.createFrom()
                .item(Unchecked.supplier(() -> Nats.connect(options.get())))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(this::reportAbsence)
                .onFailure()
                .retry()
                .withBackOff(retry.initialWait(), retry.maxWait())
                .indefinitely()
                .subscribe()
                .with(made, failure -> LOG.error("Gave up connecting to NATS", failure));
    }

    void cancel() {
        var attempts = running;
        if (attempts != null) {
            attempts.cancel();
        }
    }

    private void reportAbsence(Throwable failure) {
        if (!absenceReported) {
            absenceReported = true;
            LOG.infof("NATS is not there yet (%s); connecting in the background", failure.getMessage());
        }
    }
}
