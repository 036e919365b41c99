package dev.evenflow.user.republish;

import dev.evenflow.contracts.EventIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of all users, one at a time over all instances. Each instance looks for one that nobody is at, so that one whose
 * instance has died goes on elsewhere. {@code evenflow.snapshot.running} is 1 in the instance that is at one.
 */
@ApplicationScoped
public class Snapshots {

    private static final Logger LOG = Logger.getLogger(Snapshots.class);

    /** Before messaging closes the connection. */
    private static final int BEFORE_MESSAGING = 1_000;

    private final SnapshotTable table;
    private final UserStates states;
    private final StatePublisher publisher;
    private final RepublishConfig config;
    private final EventIds ids;
    private final Vertx vertx;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile @Nullable SnapshotPassage current;
    private volatile CompletionStage<?> looking = CompletableFuture.completedFuture(null);

    Snapshots(
            SnapshotTable table,
            UserStates states,
            StatePublisher publisher,
            RepublishConfig config,
            EventIds ids,
            Vertx vertx,
            MeterRegistry meters) {
        this.table = table;
        this.states = states;
        this.publisher = publisher;
        this.config = config;
        this.ids = ids;
        this.vertx = vertx;
        meters.gauge("evenflow.snapshot.running", this, snapshots -> snapshots.current == null ? 0 : 1);
    }

    /**
     * Begins one, or gives the one that runs when that covers it.
     *
     * @param since only users that have changed then or later; null for all
     * @return fails with an {@link OtherSnapshotException} when one runs that does not cover it
     */
    Uni<SnapshotRun> begin(@Nullable Instant since) {
        return table.begin(ids.next(), since)
                .flatMap(begun -> begun.map(Uni.createFrom()::item).orElseGet(() -> join(since)))
                .invoke(this::look);
    }

    /** The one that runs, else the last one. */
    Uni<Optional<SnapshotRun>> latest() {
        return table.latest();
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(config.pollInterval().toMillis(), timer -> look());
    }

    void stop(@Observes @Priority(BEFORE_MESSAGING) ShutdownEvent event) {
        stopped = true;
        var passage = current;
        if (passage != null) {
            passage.stop();
        }
        Uni.createFrom()
                .completionStage(looking)
                .ifNoItem()
                .after(config.drainTimeout())
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warn("A snapshot is left to another instance"))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    private Uni<SnapshotRun> join(@Nullable Instant since) {
        return table.latest()
                .map(Optional::orElseThrow)
                .flatMap(latest -> latest.state().equals(SnapshotRun.RUNNING)
                        ? joined(latest, since)
                        : begin(since)); // it has just ended
    }

    private static Uni<SnapshotRun> joined(SnapshotRun running, @Nullable Instant since) {
        return running.covers(since)
                ? Uni.createFrom().item(running)
                : Uni.createFrom().failure(new OtherSnapshotException(running));
    }

    /** Goes on with one that nobody is at. */
    private void look() {
        if (stopped || !busy.compareAndSet(false, true)) {
            return;
        }
        looking = table.take()
                .flatMap(taken -> taken.map(this::pass).orElseGet(Uni.createFrom()::voidItem))
                .onFailure()
                .invoke(failure -> LOG.debugf("No look at snapshots: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(() -> busy.set(false))
                .subscribeAsCompletionStage();
    }

    private Uni<Void> pass(SnapshotRun run) {
        var passage = new SnapshotPassage(run, table, states, publisher, config);
        current = passage;
        if (stopped) {
            passage.stop();
        }
        return passage.toItsEnd().onTermination().invoke(() -> current = null);
    }
}
