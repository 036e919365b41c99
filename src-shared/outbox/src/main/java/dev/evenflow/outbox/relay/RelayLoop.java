package dev.evenflow.outbox.relay;

import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.outbox.BackOff;
import dev.evenflow.outbox.OutboxConfig;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Runs the relay on one event loop, one batch at a time, for as long as there is something left. Rests while another
 * instance holds the lease or the broker is away, and backs off when a batch could not be published as a whole.
 */
@ApplicationScoped
class RelayLoop {

    private static final Logger LOG = Logger.getLogger(RelayLoop.class);

    private final OutboxRelay relay;
    private final Lease lease;
    private final BrokerConnection broker;
    private final Vertx vertx;
    private final Context eventLoop;
    private final BackOff backOff;
    private final CompletableFuture<Void> idle = new CompletableFuture<>();

    // Only touched on the event loop.
    private boolean relaying;
    private boolean backingOff;
    private boolean wokenMeanwhile;
    private boolean stopped;

    RelayLoop(OutboxRelay relay, Lease lease, BrokerConnection broker, Vertx vertx, OutboxConfig config) {
        this.relay = relay;
        this.lease = lease;
        this.broker = broker;
        this.vertx = vertx;
        this.eventLoop = vertx.getOrCreateContext();
        this.backOff = new BackOff(config.retry().delay(), config.retry().maxDelay());
    }

    /** There may be rows. Callable from any thread. */
    void wake() {
        onEventLoop(() -> {
            if (relaying || backingOff) {
                wokenMeanwhile = true;
            } else {
                relayOnce();
            }
        });
    }

    /** Begins no further batch; completes when the one being published is settled. */
    CompletionStage<Void> stop() {
        onEventLoop(() -> {
            stopped = true;
            if (!relaying) {
                idle.complete(null);
            }
        });
        return idle;
    }

    private void relayOnce() {
        if (stopped || !lease.isHeld() || !broker.isConnected()) {
            return;
        }
        relaying = true;
        wokenMeanwhile = false;
        relay.relayBatch(this::onEventLoop)
                .subscribe()
                .with(more -> onEventLoop(() -> relayed(more)), failure -> onEventLoop(() -> failed(failure)));
    }

    private void relayed(boolean more) {
        backOff.reset();
        relaying = false;
        if (stopped) {
            idle.complete(null);
        } else if (more || wokenMeanwhile) {
            relayOnce();
        }
    }

    private void failed(Throwable failure) {
        LOG.debugf("Not everything could be relayed: %s", failure.getMessage());
        relaying = false;
        if (stopped) {
            idle.complete(null);
            return;
        }
        backingOff = true;
        vertx.setTimer(
                backOff.next().toMillis(),
                timer -> onEventLoop(() -> {
                    backingOff = false;
                    relayOnce();
                }));
    }

    private void onEventLoop(Runnable action) {
        eventLoop.runOnContext(ignored -> action.run());
    }
}
