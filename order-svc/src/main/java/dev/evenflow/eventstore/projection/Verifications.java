package dev.evenflow.eventstore.projection;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Verifies all projections, one after the other, in one instance at a time, and keeps what was found. */
@Singleton
public class Verifications {

    private static final Logger LOG = Logger.getLogger(Verifications.class);
    private static final int RENEWALS = 3;

    private final List<Projection<?>> projections;
    private final Verifier verifier;
    private final VerdictTable table;
    private final ProjectionConfig config;
    private final Vertx vertx;
    private final Clock clock = Clock.systemUTC();
    private final String instance = UUID.randomUUID().toString();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Cancellable running = () -> {};

    Verifications(
            @All List<Projection<?>> projections,
            Verifier verifier,
            VerdictTable table,
            ProjectionConfig config,
            Vertx vertx) {
        this.projections = List.copyOf(projections);
        this.verifier = verifier;
        this.table = table;
        this.config = config;
        this.vertx = vertx;
    }

    /** The last verdict on each projection, whichever instance found it. */
    public Uni<List<ProjectionVerdict>> standing() {
        return table.read()
                .map(standing -> projections.stream()
                        .map(projection -> standing.verdicts().of(projection.name()))
                        .toList());
    }

    /**
     * Begins a verification of all, which goes on whether or not anybody waits for it.
     *
     * @return the verdicts, once it is finished; empty when one is under way, here or in another instance
     */
    public Uni<Optional<Uni<List<ProjectionVerdict>>>> begin() {
        if (!busy.compareAndSet(false, true)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return table.right()
                .take(instance, config.verifyLease())
                .map(taken -> taken ? Optional.of(launch()) : Optional.<Uni<List<ProjectionVerdict>>>empty())
                .invoke(begun -> busy.set(begun.isPresent()))
                .onFailure()
                .invoke(failure -> busy.set(false))
                .onCancellation()
                .invoke(() -> busy.set(false));
    }

    /** Another instance goes on where this one was. */
    void stop(@Observes ShutdownEvent event) {
        var wasBusy = busy.get();
        running.cancel();
        if (wasBusy) {
            table.right()
                    .release(instance)
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("Not released: %s", failure));
        }
    }

    private Uni<List<ProjectionVerdict>> launch() {
        var renewal = vertx.setPeriodic(config.verifyLease().toMillis() / RENEWALS, timer -> renew());
        var end = new CompletableFuture<List<ProjectionVerdict>>();
        running = verified(clock.instant())
                .onTermination()
                .invoke(() -> {
                    vertx.cancelTimer(renewal);
                    busy.set(false);
                })
                .subscribe()
                .with(end::complete, end::completeExceptionally);
        return Uni.createFrom().completionStage(end.copy());
    }

    private Uni<List<ProjectionVerdict>> verified(Instant begun) {
        return Multi.createFrom()
                .iterable(projections)
                .onItem()
                .transformToUniAndConcatenate(verifier::verify)
                .collect()
                .asList()
                .call(verdicts -> table.finish(instance, new Verdicts(begun, verdicts)));
    }

    private void renew() {
        table.right()
                .renew(instance, config.verifyLease())
                .subscribe()
                .with(this::goOn, failure -> LOG.debugf("The right to verify is not prolonged: %s", failure));
    }

    private void goOn(boolean mine) {
        if (!mine && busy.get()) {
            LOG.debug("Another instance verifies the projections now");
            running.cancel();
        }
    }
}
