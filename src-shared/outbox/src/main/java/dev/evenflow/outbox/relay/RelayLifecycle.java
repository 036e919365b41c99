package dev.evenflow.outbox.relay;

import dev.evenflow.outbox.OutboxConfig;
import dev.evenflow.outbox.OutboxSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Starts and stops the relay, keeps its lease, and wakes it: after a commit, on a ping, and by polling. */
@ApplicationScoped
class RelayLifecycle implements OutboxSignal {

    private static final Logger LOG = Logger.getLogger(RelayLifecycle.class);

    /** Before messaging closes the connection. */
    private static final int BEFORE_MESSAGING = 1_000;

    private final RelayLoop loop;
    private final OutboxRelay relay;
    private final Lease lease;
    private final StandbyPing ping;
    private final OutboxConfig config;
    private final Vertx vertx;
    private volatile long renewals;
    private volatile long polls;
    private volatile CompletionStage<Boolean> renewal = CompletableFuture.completedFuture(false);

    RelayLifecycle(RelayLoop loop, OutboxRelay relay, Lease lease, StandbyPing ping, OutboxConfig config, Vertx vertx) {
        this.loop = loop;
        this.relay = relay;
        this.lease = lease;
        this.ping = ping;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        keepLease();
        renewals = vertx.setPeriodic(config.lease().renewInterval().toMillis(), timer -> keepLease());
        polls = vertx.setPeriodic(config.pollInterval().toMillis(), timer -> loop.wake());
        ping.onPing(loop::wake);
    }

    /** Finishes the batch being published, then lets a standby take over at once. */
    void stop(@Observes @Priority(BEFORE_MESSAGING) ShutdownEvent event) {
        vertx.cancelTimer(renewals);
        vertx.cancelTimer(polls);
        Uni.createFrom()
                .completionStage(loop.stop())
                .chain(relay::settled)
                .chain(() -> Uni.createFrom().completionStage(renewal)) // it would take the lease again
                .chain(lease::release)
                .ifNoItem()
                .after(config.drainTimeout())
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("The outbox is left to the next relay: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    @Override
    public void rowsCommitted() {
        if (lease.isHeld()) {
            loop.wake();
        } else {
            ping.send();
        }
    }

    private void keepLease() {
        renewal = lease.acquire()
                .onFailure()
                .invoke(failure -> LOG.debugf("The lease was not renewed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(false)
                .invoke(this::leaseKept)
                .subscribeAsCompletionStage();
    }

    private void leaseKept(boolean held) {
        if (held) {
            loop.wake();
        }
    }
}
