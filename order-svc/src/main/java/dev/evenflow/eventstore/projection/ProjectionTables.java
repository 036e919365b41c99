package dev.evenflow.eventstore.projection;

import static java.util.stream.Collectors.joining;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;

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
        return pool.withTransaction(connection -> create(projection, Purpose.LIVE, connection))
                .replaceWith(Progress.MORE);
    }

    /** Gives the rebuilt tables the place of the live ones. */
    Uni<Void> replaceLive(Projection<?> projection, SqlConnection connection) {
        var renames = projection.tables().stream().map(ProjectionTables::rename).collect(joining());
        return connection.query(drop(projection, Copy.LIVE) + renames).execute().replaceWithVoid();
    }

    /** Begins a rebuild, which may go on from where a verification is. Completes with false when one is under way. */
    Uni<Boolean> createShadow(Projection<?> projection) {
        return pool.withTransaction(connection -> create(projection, Purpose.REBUILD, connection)
                .chain(created -> created
                        ? Uni.createFrom().item(true)
                        : cursors.verificationToRebuild(projection.name(), connection)));
    }

    /** Begins a verification, unless a shadow is there. */
    Uni<Void> createVerification(Projection<?> projection) {
        return pool.withTransaction(connection -> create(projection, Purpose.VERIFICATION, connection))
                .replaceWithVoid();
    }

    /** Has the shadow of a verification replace the live tables: from now on it is a rebuild. */
    Uni<Void> verificationToRebuild(Projection<?> projection) {
        return cursors.verificationToRebuild(projection.name(), pool).replaceWithVoid();
    }

    /** Ends a verification, if it still is one. Fails when somebody goes on reading its tables. */
    Uni<Void> dropVerification(Projection<?> projection, Duration patience) {
        return pool.withTransaction(connection -> connection
                .query("SET LOCAL lock_timeout = " + patience.toMillis())
                .execute()
                .chain(() -> cursors.deleteVerification(projection.name(), connection))
                .chain(deleted -> deleted
                        ? connection
                                .query(drop(projection, Copy.SHADOW))
                                .execute()
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> create(Projection<?> projection, Purpose purpose, SqlConnection connection) {
        return cursors.create(projection.name(), purpose, connection)
                .call(created -> created
                        ? ddl(projection, purpose.copy(), connection)
                        : Uni.createFrom().voidItem());
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
