package dev.evenflow.eventstore.projection;

import dev.evenflow.consistency.ConsistencyConfig;
import dev.evenflow.eventstore.projection.ProjectionVerdict.State;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Verifies a projection, and puts right what is wrong: the fold replaces the live tables, as a rebuild does. */
@Singleton
class Verifier {

    private static final Logger LOG = Logger.getLogger(Verifier.class);
    private static final int PATIENCE_IN_LEASES = 4;

    private final Verification verification;
    private final ProjectionTables tables;
    private final Cursors cursors;
    private final ProjectionConfig config;
    private final ConsistencyConfig checks;
    private final Clock clock = Clock.systemUTC();

    Verifier(
            Verification verification,
            ProjectionTables tables,
            Cursors cursors,
            ProjectionConfig config,
            ConsistencyConfig checks) {
        this.verification = verification;
        this.tables = tables;
        this.cursors = cursors;
        this.config = config;
        this.checks = checks;
    }

    /** Never fails. */
    Uni<ProjectionVerdict> verify(Projection<?> projection) {
        return Uni.createFrom().deferred(() -> {
            var begun = clock.instant();
            return verification
                    .of(projection)
                    .chain(compared -> concluded(projection, compared)
                            .map(state -> ProjectionVerdict.of(
                                    projection.name(), compared, state, clock.instant(), since(begun))))
                    .onFailure()
                    .recoverWithItem(failure -> notCompared(projection, failure, since(begun)));
        });
    }

    private Uni<State> concluded(Projection<?> projection, Compared compared) {
        if (compared.deviation().isNone()) {
            return drop(projection).replaceWith(State.IN_SYNC);
        }
        LOG.warnf("Projection %s is not what its events make of it: %s", projection.name(), line(compared));
        return checks.repair() && compared.mayReplace()
                ? replace(projection)
                : drop(projection).replaceWith(State.DRIFTED);
    }

    private Uni<Void> drop(Projection<?> projection) {
        return tables.dropVerification(projection, config.switchTimeout());
    }

    /** The loops of the projection go on by themselves, here or in another instance. */
    private Uni<State> replace(Projection<?> projection) {
        return tables.verificationToRebuild(projection)
                .chain(() -> replaced(projection))
                .replaceWith(State.IN_SYNC)
                .ifNoItem()
                .after(config.verifyLease().multipliedBy(PATIENCE_IN_LEASES))
                .recoverWithItem(State.REPAIRING);
    }

    private Uni<?> replaced(Projection<?> projection) {
        return Uni.createFrom()
                .deferred(() -> cursors.find(projection.name(), Purpose.REBUILD))
                .repeat()
                .withDelay(config.gatherInterval())
                .whilst(Optional::isPresent)
                .collect()
                .last();
    }

    private ProjectionVerdict notCompared(Projection<?> projection, Throwable failure, Duration took) {
        LOG.debugf(failure, "Projection %s is not verified", projection.name());
        var state = failure instanceof VerificationEndedException ? State.REBUILDING : State.UNAVAILABLE;
        return ProjectionVerdict.without(projection.name(), state, String.valueOf(failure.getMessage()), took);
    }

    private Duration since(Instant begun) {
        return Duration.between(begun, clock.instant());
    }

    private static String line(Compared compared) {
        var found = compared.deviation();
        return "%d missing, %d stale, %d extra rows at position %d, such as %s"
                .formatted(
                        found.missing(),
                        found.stale(),
                        found.extra(),
                        compared.position(),
                        found.named().getFirst());
    }
}
