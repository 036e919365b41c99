package dev.evenflow.eventstore.projection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Has the projections verified when that is due, and when the instance that was at it has died. */
@Singleton
class VerificationSchedule {

    private static final Logger LOG = Logger.getLogger(VerificationSchedule.class);

    /** After this the live tables are there even in a new database. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

    private final Verifications verifications;
    private final VerdictTable table;
    private final Cursors cursors;
    private final DueVerification due;
    private final Duration pause;
    private final Vertx vertx;
    private final Clock clock = Clock.systemUTC();
    private volatile boolean stopped;

    VerificationSchedule(
            Verifications verifications, VerdictTable table, Cursors cursors, ProjectionConfig config, Vertx vertx) {
        this.verifications = verifications;
        this.table = table;
        this.cursors = cursors;
        this.due = new DueVerification(config.verifyEvery(), config.verifyLease());
        this.pause = config.verifyLease();
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        lookAfter(FIRST_LOOK);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void lookAfter(Duration delay) {
        if (!stopped) {
            vertx.setTimer(delay.toMillis(), timer -> look());
        }
    }

    private void look() {
        table.read()
                .chain(standing -> cursors.isAnyVerified().map(begun -> due.is(standing, begun, clock.instant())))
                .chain(isDue -> isDue
                        ? verifications.begin().replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> LOG.debugf("The projections are not verified: %s", failure.getMessage()))
                .onTermination()
                .invoke(() -> lookAfter(pause))
                .subscribe()
                .with(done -> {}, failure -> {});
    }
}
