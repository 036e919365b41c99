package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.EventPage;
import dev.evenflow.eventstore.EventReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Puts rebuilt tables in the place of the live ones, in one transaction: readers see the ones or the others. The live
 * tables stand still meanwhile, so the last few events are applied here and nothing goes back in time.
 */
@Singleton
class ShadowSwitch {

    private static final Logger LOG = Logger.getLogger(ShadowSwitch.class);

    private final Pool pool;
    private final Cursors cursors;
    private final EventReader reader;
    private final PageWriter writer;
    private final ProjectionTables tables;
    private final ProjectionConfig config;

    ShadowSwitch(
            Pool pool,
            Cursors cursors,
            EventReader reader,
            PageWriter writer,
            ProjectionTables tables,
            ProjectionConfig config) {
        this.pool = pool;
        this.cursors = cursors;
        this.reader = reader;
        this.writer = writer;
        this.tables = tables;
        this.config = config;
    }

    /** {@code MORE} when there were too many events left, or one that has to be isolated first. */
    <E> Uni<Progress> over(Projection<E> projection, Cursor shadow) {
        return pool.withTransaction(connection -> lock(shadow, connection)
                        .flatMap(ours -> ours
                                ? catchUp(projection, shadow, connection)
                                : Uni.createFrom().item(Progress.BUSY)))
                .onFailure(Poison::mayBeBehind)
                .recoverWithItem(Progress.MORE);
    }

    /** Who waits for the lock of a table makes all its later readers wait, so that must not take long. */
    private Uni<Boolean> lock(Cursor shadow, SqlConnection connection) {
        return connection
                .query("SET LOCAL lock_timeout = " + config.switchTimeout().toMillis())
                .execute()
                .chain(() -> cursors.lockLive(shadow.projection(), connection))
                .chain(() -> cursors.lock(shadow, connection));
    }

    private <E> Uni<Progress> catchUp(Projection<E> projection, Cursor shadow, SqlConnection connection) {
        var limit = config.rebuildBatchSize();
        return reader.after(shadow.position(), limit, projection.events().names(), connection)
                .flatMap(page -> page.looked() == limit
                        ? Uni.createFrom().item(Progress.MORE)
                        : switchOver(projection, shadow, page, connection));
    }

    private <E> Uni<Progress> switchOver(
            Projection<E> projection, Cursor shadow, EventPage rest, SqlConnection connection) {
        return writer.decode(projection, shadow.due(rest))
                .chain(events -> writer.apply(projection, shadow, events, connection))
                .chain(() -> cursors.advance(shadow, rest.end(), connection))
                .chain(() -> replace(projection, connection))
                .replaceWith(Progress.CAUGHT_UP);
    }

    private Uni<Void> replace(Projection<?> projection, SqlConnection connection) {
        return cursors.shadowToLive(projection.name(), connection)
                .chain(() -> tables.replaceLive(projection, connection))
                .invoke(() -> LOG.infof("Projection %s is rebuilt", projection.name()));
    }
}
