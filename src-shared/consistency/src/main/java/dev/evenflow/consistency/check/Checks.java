package dev.evenflow.consistency.check;

import dev.evenflow.consistency.CheckStore;
import dev.evenflow.consistency.ConsistencyConfig;
import dev.evenflow.consistency.domain.Report;
import dev.evenflow.consistency.observe.Announcements;
import dev.evenflow.consistency.observe.ConsistencyMeters;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Makes checks, one at a time in all instances, and keeps what they say. */
@ApplicationScoped
public class Checks {

    private static final Logger LOG = Logger.getLogger(Checks.class);
    private static final int RENEWALS = 3;

    private final Checker checker;
    private final CheckStore store;
    private final ReportJson json;
    private final Announcements announcements;
    private final ConsistencyMeters meters;
    private final ConsistencyConfig config;
    private final Vertx vertx;
    private final Clock clock = Clock.systemUTC();
    private final String instance = UUID.randomUUID().toString();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Cancellable running = () -> {};

    Checks(
            Checker checker,
            CheckStore store,
            ReportJson json,
            Announcements announcements,
            ConsistencyMeters meters,
            ConsistencyConfig config,
            Vertx vertx) {
        this.checker = checker;
        this.store = store;
        this.json = json;
        this.announcements = announcements;
        this.meters = meters;
        this.config = config;
        this.vertx = vertx;
    }

    /** How the copy stands, as all instances know. */
    public Uni<Standing> standing() {
        return store.read().map(this::standing).invoke(standing -> meters.show(standing.report()));
    }

    private Standing standing(CheckStore.Kept kept) {
        var report = json.read(kept.report());
        return new Standing(report, report.checkedBy().equals(instance), kept.checking());
    }

    /**
     * Begins a check, which goes on whether or not anybody waits for it.
     *
     * @param deep whether everything is read; it is in any case when another instance has checked before
     * @return its report, once it is finished; empty when a check is under way, here or in another instance
     */
    public Uni<Optional<Uni<Report>>> begin(boolean deep) {
        if (!busy.compareAndSet(false, true)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return store.take(instance, config.lease())
                .map(taken -> taken ? Optional.of(launch(deep)) : Optional.<Uni<Report>>empty())
                .invoke(begun -> {
                    if (begun.isEmpty()) {
                        busy.set(false);
                    }
                })
                .onFailure()
                .invoke(failure -> busy.set(false))
                .onCancellation()
                .invoke(() -> busy.set(false));
    }

    /** Another instance goes on at once. */
    void stop(@Observes ShutdownEvent event) {
        var checking = busy.get();
        running.cancel();
        if (checking) {
            store.release(instance).subscribe().with(done -> {}, failure -> LOG.debugf("Not released: %s", failure));
        }
    }

    private Uni<Report> launch(boolean deep) {
        var renewal = vertx.setPeriodic(config.lease().toMillis() / RENEWALS, timer -> renew());
        var finished = new CompletableFuture<Report>();
        running = Uni.createFrom()
                .deferred(() -> check(deep, clock.instant()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onCancellation()
                .invoke(() -> finished.completeExceptionally(new CancellationException("the check was given up")))
                .onTermination()
                .invoke(() -> {
                    vertx.cancelTimer(renewal);
                    busy.set(false);
                })
                .subscribe()
                .with(finished::complete, finished::completeExceptionally);
        return Uni.createFrom().completionStage(finished.copy());
    }

    private Uni<Report> check(boolean deep, Instant begun) {
        return standing().chain(before -> check(deep, begun, before));
    }

    private Uni<Report> check(boolean deep, Instant begun, Standing standing) {
        var before = standing.report();
        if (!standing.mine()) {
            checker.forget();
        }
        return meters.timed(checker.check(deep))
                .map(outcome -> outcome.report(before, begun, clock.instant(), instance))
                .onFailure()
                .recoverWithItem(failure -> unavailable(before, begun, failure))
                .call(report -> store.finish(instance, json.written(report)))
                .invoke(report -> {
                    announcements.tell(before, report);
                    meters.finished(report);
                });
    }

    private Report unavailable(Report before, Instant begun, Throwable failure) {
        LOG.debug("The copy could not be checked", failure);
        var reason = Optional.ofNullable(failure.getMessage())
                .orElseGet(() -> failure.getClass().getSimpleName());
        return before.unavailable(reason, begun, instance);
    }

    private void renew() {
        store.renew(instance, config.lease())
                .subscribe()
                .with(
                        mine -> {
                            if (!mine && busy.get()) {
                                LOG.debug("Another instance checks the copy now");
                                running.cancel();
                            }
                        },
                        failure -> LOG.debugf("The right to check is not prolonged: %s", failure.getMessage()));
    }
}
