package dev.evenflow.eventstore.projection;

import static java.util.stream.Collectors.joining;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Creates the tables of projections, with a cursor at the start, and replaces them. */
@Singleton
class ProjectionTables {

    private final Pool pool;
    private final Cursors cursors;

    ProjectionTables(Pool pool, Cursors cursors) {
        this.pool = pool;
        this.cursors = cursors;
    }

    /** Creates the live tables, unless they are there. */
    Uni<Progress> createLive(Projection<?> projection) {
        return create(projection, Copy.LIVE).replaceWith(Progress.MORE);
    }

    /** Gives the rebuilt tables the place of the live ones. */
    Uni<Void> replaceLive(Projection<?> projection, SqlConnection connection) {
        var renames = projection.tables().stream().map(ProjectionTables::rename).collect(joining());
        return connection.query(drop(projection, Copy.LIVE) + renames).execute().replaceWithVoid();
    }

    /** Begins a rebuild. Completes with false when one is under way. */
    Uni<Boolean> createShadow(Projection<?> projection) {
        return create(projection, Copy.SHADOW);
    }

    private Uni<Boolean> create(Projection<?> projection, Copy copy) {
        return pool.withTransaction(connection -> cursors.create(projection.name(), copy == Copy.SHADOW, connection)
                .call(created -> created
                        ? ddl(projection, copy, connection)
                        : Uni.createFrom().voidItem()));
    }

    private static Uni<Void> ddl(Projection<?> projection, Copy copy, SqlConnection connection) {
        return connection
                .query(drop(projection, copy) + "; " + projection.ddl(copy))
                .execute()
                .replaceWithVoid();
    }

    /** One statement, which locks all tables, in their order, before it drops the first. */
    private static String drop(Projection<?> projection, Copy copy) {
        return "DROP TABLE IF EXISTS "
                + projection.tables().stream().map(copy::of).collect(joining(", "));
    }

    private static String rename(ProjectionTable table) {
        return "; ALTER TABLE " + Copy.SHADOW.of(table) + " RENAME TO " + table.name();
    }
}
