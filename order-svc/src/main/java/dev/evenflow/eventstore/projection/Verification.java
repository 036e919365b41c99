package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.EventPage;
import dev.evenflow.eventstore.EventReader;
import dev.evenflow.eventstore.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Folds the events of a projection into its shadow, as a rebuild does, and compares that with the live tables. One that was
 * interrupted goes on where its last transaction ended. Whoever calls sees to it that nobody else does at the same time; if
 * two do even so, one of them fails.
 */
@Singleton
class Verification {

    private static final int DATABASE_RETRIES = 10;

    private final Pool pool;
    private final Cursors cursors;
    private final EventReader reader;
    private final PageWriter writer;
    private final ProjectionTables tables;
    private final SamePlace samePlace;
    private final ProjectionConfig config;

    Verification(
            Pool pool,
            Cursors cursors,
            EventReader reader,
            PageWriter writer,
            ProjectionTables tables,
            SamePlace samePlace,
            ProjectionConfig config) {
        this.pool = pool;
        this.cursors = cursors;
        this.reader = reader;
        this.writer = writer;
        this.tables = tables;
        this.samePlace = samePlace;
        this.config = config;
    }

    /**
     * What they differ in. The shadow is left there: to be dropped, or to become a rebuild.
     *
     * <p>Fails with a {@link VerificationEndedException} when the projection is being rebuilt.
     */
    <E> Uni<Compared> of(Projection<E> projection) {
        var turn = turn(projection);
        return tables.createVerification(projection)
                .chain(() -> comparedInTheEnd(projection, turn))
                .onFailure(failure -> !(failure instanceof VerificationEndedException))
                .retry()
                .withBackOff(config.retry().delay(), config.retry().maxDelay())
                .atMost(DATABASE_RETRIES);
    }

    private <E> Uni<Compared> comparedInTheEnd(Projection<E> projection, ProjectionTurn<E> turn) {
        return folded(turn)
                .chain(() -> compared(projection))
                .repeat()
                .withDelay(config.gatherInterval())
                .whilst(Optional::isEmpty)
                .collect()
                .last()
                .map(Optional::orElseThrow);
    }

    private static Uni<Progress> folded(ProjectionTurn<?> turn) {
        return Uni.createFrom()
                .deferred(turn::take)
                .repeat()
                .whilst(progress -> progress == Progress.MORE)
                .collect()
                .last()
                .invoke(Verification::isOurs);
    }

    private static void isOurs(Progress progress) {
        if (progress == Progress.BUSY) {
            throw new IllegalStateException("another instance verifies it");
        }
    }

    private <E> ProjectionTurn<E> turn(Projection<E> projection) {
        return new ProjectionTurn<>(
                projection,
                Purpose.VERIFICATION,
                cursors,
                new PagesAhead((start, limit) -> page(projection, start, limit)),
                writer,
                () -> Uni.createFrom().failure(() -> new VerificationEndedException(projection.name())),
                cursor -> Uni.createFrom().item(Progress.CAUGHT_UP),
                config.rebuildBatchSize());
    }

    /** Never beyond the live tables, which the shadow would have to wait for. */
    private Uni<EventPage> page(Projection<?> projection, Position start, int limit) {
        return cursors.live(projection.name())
                .map(live -> live.orElse(Position.START))
                .chain(live ->
                        reader.between(start, live, limit, projection.events().names()));
    }

    private <E> Uni<Optional<Compared>> compared(Projection<E> projection) {
        return pool.withTransaction(viewer -> samePlace
                .seenBy(viewer, projection)
                .chain(seen -> seen.map(at -> compared(projection, at, viewer))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private static Uni<Optional<Compared>> compared(Projection<?> projection, SamePlace.Seen at, SqlConnection viewer) {
        return new TableComparison(projection, viewer)
                .deviation()
                .map(deviation -> Optional.of(new Compared(at.position(), at.unreadable(), deviation)));
    }
}
