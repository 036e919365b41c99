package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.Position;
import dev.evenflow.eventstore.StoredEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** The tables {@code projections} and {@code parked}. The lock on its row is what lets one instance at a time apply. */
@Singleton
class Cursors {

    private static final String FIND = """
            SELECT tx, position, ARRAY(
              SELECT aggregate_id FROM eventstore.parked WHERE projection = p.name AND shadow = p.shadow) AS parked
            FROM eventstore.projections p WHERE name = $1 AND shadow = $2 AND verifying = $3""";

    private static final String CREATE = """
            INSERT INTO eventstore.projections (name, shadow, verifying) VALUES ($1, $2, $3)
            ON CONFLICT (name, shadow) DO NOTHING RETURNING name""";

    /** The commit is not waited for until it is on disk: what a crash takes back is applied again. */
    private static final String LOCK = """
            SELECT set_config('synchronous_commit', 'off', true) FROM eventstore.projections
            WHERE name = $1 AND shadow = $2 AND tx = $3 AND position = $4 FOR UPDATE SKIP LOCKED""";

    private static final String LOCK_LIVE =
            "SELECT tx, position FROM eventstore.projections WHERE name = $1 AND NOT shadow FOR UPDATE";

    private static final String LIVE = "SELECT tx, position FROM eventstore.projections WHERE name = $1 AND NOT shadow";

    private static final String ADVANCE =
            "UPDATE eventstore.projections SET tx = $3, position = $4 WHERE name = $1 AND shadow = $2";

    private static final String PARK = """
            INSERT INTO eventstore.parked (projection, shadow, aggregate_id, version, event_id, reason)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String DELETE_LIVE = "DELETE FROM eventstore.projections WHERE name = $1 AND NOT shadow";

    private static final String SHADOW_TO_LIVE =
            "UPDATE eventstore.projections SET shadow = false WHERE name = $1 AND shadow AND NOT verifying";

    private static final String VERIFICATION_TO_REBUILD =
            "UPDATE eventstore.projections SET verifying = false WHERE name = $1 AND verifying";

    private static final String DELETE_VERIFICATION =
            "DELETE FROM eventstore.projections WHERE name = $1 AND verifying";

    private static final String VERIFYING =
            "SELECT EXISTS (SELECT 1 FROM eventstore.projections WHERE verifying) AS any";

    private final Pool pool;

    Cursors(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Cursor>> find(String projection, Purpose purpose) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(projection, purpose.shadow(), purpose.verifying()))
                .map(rows -> rows.stream().findFirst().map(row -> cursor(projection, purpose.shadow(), row)));
    }

    /** How far the live tables are; empty when there are none. */
    Uni<Optional<Position>> live(String projection) {
        return pool.preparedQuery(LIVE).execute(Tuple.of(projection)).map(Cursors::position);
    }

    /** Whether any projection is being verified, or was when its instance died. */
    Uni<Boolean> isAnyVerified() {
        return pool.query(VERIFYING)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("any"));
    }

    /** Completes with whether it was not there before; waits for another transaction that is creating it. */
    Uni<Boolean> create(String projection, Purpose purpose, SqlConnection connection) {
        return connection
                .preparedQuery(CREATE)
                .execute(Tuple.of(projection, purpose.shadow(), purpose.verifying()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Completes with whether the cursor is now ours: still where it was, and not in the hands of another instance. */
    Uni<Boolean> lock(Cursor cursor, SqlConnection connection) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(
                        cursor.projection(),
                        cursor.shadow(),
                        cursor.position().tx(),
                        cursor.position().number()))
                .map(rows -> rows.size() == 1);
    }

    /** Waits until no instance is applying to the live table. Completes with how far it is, empty when there is none. */
    Uni<Optional<Position>> lockLive(String projection, SqlConnection connection) {
        return connection.preparedQuery(LOCK_LIVE).execute(Tuple.of(projection)).map(Cursors::position);
    }

    /** Completes with false when there is no verification. */
    Uni<Boolean> verificationToRebuild(String projection, SqlClient client) {
        return client.preparedQuery(VERIFICATION_TO_REBUILD)
                .execute(Tuple.of(projection))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Completes with false when there is no verification. */
    Uni<Boolean> deleteVerification(String projection, SqlConnection connection) {
        return connection
                .preparedQuery(DELETE_VERIFICATION)
                .execute(Tuple.of(projection))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> advance(Cursor cursor, Position end, SqlConnection connection) {
        return connection
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(cursor.projection(), cursor.shadow(), end.tx(), end.number()))
                .replaceWithVoid();
    }

    Uni<Void> park(Cursor cursor, StoredEvent poison, String reason, SqlConnection connection) {
        return connection
                .preparedQuery(PARK)
                .execute(Tuple.of(
                        cursor.projection(),
                        cursor.shadow(),
                        poison.aggregateId(),
                        poison.version(),
                        poison.id(),
                        reason))
                .replaceWithVoid();
    }

    /** The shadow's position and parked aggregates become those of the live table. */
    Uni<Void> shadowToLive(String projection, SqlConnection connection) {
        return connection
                .preparedQuery(DELETE_LIVE)
                .execute(Tuple.of(projection))
                .chain(() -> connection.preparedQuery(SHADOW_TO_LIVE).execute(Tuple.of(projection)))
                .replaceWithVoid();
    }

    private static Cursor cursor(String projection, boolean shadow, Row row) {
        return new Cursor(projection, shadow, position(row), Set.of(row.getArrayOfUUIDs("parked")));
    }

    private static Optional<Position> position(RowSet<Row> rows) {
        return rows.stream().findFirst().map(Cursors::position);
    }

    private static Position position(Row row) {
        return new Position(row.getLong("tx"), row.getLong("position"));
    }
}
