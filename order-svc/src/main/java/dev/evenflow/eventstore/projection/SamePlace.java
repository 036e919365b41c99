package dev.evenflow.eventstore.projection;

import static java.util.stream.Collectors.joining;

import dev.evenflow.eventstore.EventReader;
import dev.evenflow.eventstore.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Has a transaction see the live tables of a projection and the shadow it is verified with at one position. The live tables
 * stand still only until the last few events are applied to the shadow and that transaction has begun.
 */
@Singleton
class SamePlace {

    private static final String SEEN = """
            SELECT l.position, (l.tx, l.position) = (s.tx, s.position) AS same, (
              SELECT count(*) FROM eventstore.parked p WHERE p.projection = s.name AND p.shadow AND NOT EXISTS (
                SELECT 1 FROM eventstore.parked o
                WHERE o.projection = p.projection AND NOT o.shadow AND o.aggregate_id = p.aggregate_id)) AS unreadable
            FROM eventstore.projections l JOIN eventstore.projections s ON s.name = l.name
            WHERE l.name = $1 AND NOT l.shadow AND s.verifying""";

    private final Pool pool;
    private final Cursors cursors;
    private final EventReader reader;
    private final PageWriter writer;
    private final ProjectionConfig config;

    SamePlace(Pool pool, Cursors cursors, EventReader reader, PageWriter writer, ProjectionConfig config) {
        this.pool = pool;
        this.cursors = cursors;
        this.reader = reader;
        this.writer = writer;
        this.config = config;
    }

    /**
     * What is seen there.
     *
     * @param position number of the last event that both have applied
     * @param unreadable aggregates that only the shadow skips
     */
    record Seen(long position, long unreadable) {}

    /**
     * Completes without anything when too much, or something that has to be isolated, was left to be applied.
     *
     * @param viewer in a new transaction, which becomes one that sees a single state and cannot write
     */
    <E> Uni<Optional<Seen>> seenBy(SqlConnection viewer, Projection<E> projection) {
        return pool.withTransaction(holder -> cursors.lockLive(projection.name(), holder)
                .chain(live -> reached(projection, live.orElse(Position.START)))
                .chain(reached ->
                        reached ? look(viewer, projection) : Uni.createFrom().item(Optional.empty())));
    }

    private <E> Uni<Boolean> reached(Projection<E> projection, Position live) {
        return cursors.find(projection.name(), Purpose.VERIFICATION)
                .map(found -> found.orElseThrow(() -> new VerificationEndedException(projection.name())))
                .chain(shadow ->
                        shadow.position().equals(live) ? Uni.createFrom().item(true) : rest(projection, shadow, live));
    }

    private <E> Uni<Boolean> rest(Projection<E> projection, Cursor shadow, Position live) {
        var limit = config.rebuildBatchSize();
        return reader.between(
                        shadow.position(), live, limit, projection.events().names())
                .chain(page -> page.looked() == limit
                        ? Uni.createFrom().item(false)
                        : writer.write(projection, shadow, shadow.due(page), live))
                .onFailure(Poison::mayBeBehind)
                .recoverWithItem(false);
    }

    /** The locks come first, so that none of the tables is another one than that of the state seen. */
    private Uni<Optional<Seen>> look(SqlConnection viewer, Projection<?> projection) {
        return viewer.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; LOCK TABLE "
                        + tables(projection) + " IN ACCESS SHARE MODE")
                .execute()
                .chain(() -> viewer.preparedQuery(SEEN).execute(Tuple.of(projection.name())))
                .map(rows -> rows.stream()
                        .filter(row -> row.getBoolean("same"))
                        .findFirst()
                        .map(SamePlace::seen));
    }

    private static String tables(Projection<?> projection) {
        return projection.tables().stream()
                .flatMap(table -> Stream.of(Copy.LIVE, Copy.SHADOW).map(copy -> copy.of(table)))
                .collect(joining(", "));
    }

    private static Seen seen(Row row) {
        return new Seen(row.getLong("position"), row.getLong("unreadable"));
    }
}
