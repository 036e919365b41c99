package dev.evenflow.eventstore.projection;

import dev.evenflow.outbox.BackOff;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs the turns of one table on one event loop, one at a time, for as long as there is something left. */
final class ProjectionLoop {

    private static final Logger LOG = Logger.getLogger(ProjectionLoop.class);

    private final String name;
    private final Supplier<Uni<Progress>> turn;
    private final Duration pollInterval;
    private final Duration gathering;
    private final BackOff backOff;
    private final Vertx vertx;
    private final Context eventLoop;
    private final CompletableFuture<Void> idle = new CompletableFuture<>();

    // Only touched on the event loop.
    private boolean running;
    private boolean pausing;
    private boolean wokenMeanwhile;
    private boolean stopped;

    ProjectionLoop(String name, Supplier<Uni<Progress>> turn, ProjectionConfig config, Vertx vertx) {
        this.name = name;
        this.turn = turn;
        this.pollInterval = config.pollInterval();
        this.gathering = config.gatherInterval();
        this.backOff = new BackOff(config.retry().delay(), config.retry().maxDelay());
        this.vertx = vertx;
        this.eventLoop = vertx.getOrCreateContext();
    }

    /** There may be events. Callable from any thread. */
    void wake() {
        onEventLoop(() -> {
            if (running || pausing) {
                wokenMeanwhile = true;
            } else {
                run();
            }
        });
    }

    /** Begins no further turn; completes when the one under way has ended. */
    CompletionStage<Void> stop() {
        onEventLoop(() -> {
            stopped = true;
            if (!running) {
                idle.complete(null);
            }
        });
        return idle;
    }

    private void run() {
        if (stopped) {
            return;
        }
        running = true;
        wokenMeanwhile = false;
        turn.get()
                .subscribe()
                .with(progress -> onEventLoop(() -> taken(progress)), failure -> onEventLoop(() -> failed(failure)));
    }

    private void taken(Progress progress) {
        ended();
        switch (progress) {
            case HELD_BACK -> pause(atMostAPoll(backOff.next()));
            case BUSY -> pause(pollInterval);
            case PARTLY -> {
                backOff.reset();
                pause(gathering);
            }
            case MORE -> {
                backOff.reset();
                run();
            }
            case CAUGHT_UP -> {
                backOff.reset();
                if (wokenMeanwhile) {
                    run();
                }
            }
        }
    }

    private void failed(Throwable failure) {
        ended();
        var delay = backOff.next();
        LOG.warnf("Projection %s goes on in %d ms: %s", name, delay.toMillis(), failure);
        pause(delay);
    }

    private void ended() {
        running = false;
        if (stopped) {
            idle.complete(null);
        }
    }

    private Duration atMostAPoll(Duration delay) {
        return delay.compareTo(pollInterval) < 0 ? delay : pollInterval;
    }

    private void pause(Duration delay) {
        pausing = true;
        vertx.setTimer(
                Math.max(1, delay.toMillis()),
                timer -> onEventLoop(() -> {
                    pausing = false;
                    run();
                }));
    }

    private void onEventLoop(Runnable action) {
        eventLoop.runOnContext(ignored -> action.run());
    }
}
