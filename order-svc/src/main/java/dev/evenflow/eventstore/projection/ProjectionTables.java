package dev.evenflow.eventstore.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Creates tables of projections, each with its cursor at the start. */
@Singleton
class ProjectionTables {

    private final Pool pool;
    private final Cursors cursors;

    ProjectionTables(Pool pool, Cursors cursors) {
        this.pool = pool;
        this.cursors = cursors;
    }

    /** Creates the live table, unless it is there. */
    Uni<Progress> createLive(Projection<?> projection) {
        return create(projection, false, projection.table().live()).replaceWith(Progress.MORE);
    }

    /** Begins a rebuild. Completes with false when one is under way. */
    Uni<Boolean> createShadow(Projection<?> projection) {
        return create(projection, true, projection.table().shadow());
    }

    private Uni<Boolean> create(Projection<?> projection, boolean shadow, String table) {
        return pool.withTransaction(connection -> cursors.create(projection.name(), shadow, connection)
                .call(created -> created
                        ? ddl(projection, table, connection)
                        : Uni.createFrom().voidItem()));
    }

    private static Uni<Void> ddl(Projection<?> projection, String table, SqlConnection connection) {
        return connection
                .query("DROP TABLE IF EXISTS " + table + "; " + projection.ddl(table))
                .execute()
                .replaceWithVoid();
    }
}
