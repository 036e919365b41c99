package dev.evenflow.consistency.check;

import dev.evenflow.consistency.ConsistencyConfig;
import dev.evenflow.consistency.domain.Report;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Checks soon after the start and then whenever it is the {@link Turn} of this instance. */
@ApplicationScoped
class ScheduledChecks {

    private static final Logger LOG = Logger.getLogger(ScheduledChecks.class);

    private final Checks checks;
    private final ConsistencyConfig config;
    private final Vertx vertx;
    private final Turn turn;
    private final Clock clock = Clock.systemUTC();
    private volatile Duration pause;
    private volatile boolean begun;
    private volatile boolean stopped;

    ScheduledChecks(Checks checks, ConsistencyConfig config, Vertx vertx) {
        this.checks = checks;
        this.config = config;
        this.vertx = vertx;
        this.turn = new Turn(config.interval(), config.retryAfter());
        this.pause = config.retryAfter();
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            lookAfter(pause);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void lookAfter(Duration delay) {
        if (!stopped) {
            vertx.setTimer(Math.max(delay.toMillis(), 1), timer -> look());
        }
    }

    private void look() {
        checks.standing().chain(this::checkIfDue).subscribe().with(this::lookAfter, failure -> {
            LOG.debugf("The copy is not checked: %s", failure.getMessage());
            lookAfter(longer());
        });
    }

    /** Completes with how long to wait for the next look. */
    private Uni<Duration> checkIfDue(Standing standing) {
        var left = turn.left(standing, clock.instant());
        var first = !begun && !standing.checking();
        return first || !left.isPositive() ? check() : Uni.createFrom().item(left);
    }

    private Uni<Duration> check() {
        begun = true;
        return checks.begin(false)
                .chain(check -> check.map(report -> report.map(this::next))
                        .orElseGet(() -> Uni.createFrom().item(config.retryAfter())));
    }

    private Duration next(Report report) {
        if (Turn.isSettled(report.standing())) {
            pause = config.retryAfter();
            return config.interval();
        }
        return longer();
    }

    private Duration longer() {
        var now = pause;
        var doubled = now.multipliedBy(2);
        pause = doubled.compareTo(config.interval()) < 0 ? doubled : config.interval();
        return now;
    }
}
