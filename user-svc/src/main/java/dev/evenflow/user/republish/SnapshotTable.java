package dev.evenflow.user.republish;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code user_snapshots}. An index allows one that runs; the instance that is at it says so again and again, and
 * when it is silent another one takes it. Times are those of the database.
 */
@ApplicationScoped
class SnapshotTable {

    private static final String BEGIN = """
            INSERT INTO user_snapshots (id, since, last_id, until_id, state, started_at)
            SELECT $1::uuid, $2::timestamptz, coalesce(min(id), 1) - 1, coalesce(max(id), 0), 'running', clock_timestamp()
            FROM users ON CONFLICT DO NOTHING RETURNING *""";
    private static final String LATEST =
            "SELECT * FROM user_snapshots ORDER BY state = 'running' DESC, started_at DESC LIMIT 1";
    private static final String FORGET = """
            DELETE FROM user_snapshots WHERE state <> 'running' AND id NOT IN (
                SELECT id FROM user_snapshots ORDER BY started_at DESC LIMIT 100)""";
    private static final String TAKE = """
            UPDATE user_snapshots SET holder = $1, expires_at = clock_timestamp() + $2 * interval '1 millisecond'
            WHERE state = 'running' AND (holder IS NULL OR expires_at < clock_timestamp()) RETURNING *""";
    private static final String GIVE_BACK =
            "UPDATE user_snapshots SET holder = NULL WHERE id = $1 AND holder = $2 AND state = 'running'";

    /**
     * Not waited for until it is on disk: what a crash forgets is published again, under the same ids. Events behind a
     * parked one wait for an operator, and nobody else for them.
     */
    private static final String ADVANCE = """
            WITH lazily AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
            UPDATE user_snapshots SET last_id = $3, published = $4,
                expires_at = clock_timestamp() + $5 * interval '1 millisecond'
            FROM lazily WHERE id = $1 AND holder = $2 AND state = 'running'
            RETURNING (SELECT count(*) FROM (
                SELECT FROM outbox o WHERE parked_at IS NULL AND NOT EXISTS (
                    SELECT FROM outbox p WHERE p.parked_at IS NOT NULL AND p.aggregate_id = o.aggregate_id AND p.id < o.id)
                LIMIT $6) AS waiting) AS backlog""";

    private static final String FINISH = """
            UPDATE user_snapshots SET state = $3, last_id = $4, published = $5, error = $6,
                finished_at = clock_timestamp(), holder = NULL
            WHERE id = $1 AND holder = $2 AND state = 'running'""";

    private final Pool pool;
    private final RepublishConfig config;
    private final String holder;

    SnapshotTable(Pool pool, RepublishConfig config) {
        this.pool = pool;
        this.config = config;
        this.holder = ProcessHandle.current().pid() + "/" + UUID.randomUUID(); // the pid is for people
    }

    /** Nothing when there is one that runs. The last hundred are remembered. */
    Uni<Optional<SnapshotRun>> begin(UUID id, @Nullable Instant since) {
        var values = Tuple.tuple().addUUID(id).addValue(since == null ? null : since.atOffset(ZoneOffset.UTC));
        return pool.query(FORGET)
                .execute()
                .chain(() -> pool.preparedQuery(BEGIN).execute(values))
                .map(SnapshotTable::first);
    }

    /** The one that runs, else the last one. */
    Uni<Optional<SnapshotRun>> latest() {
        return pool.query(LATEST).execute().map(SnapshotTable::first);
    }

    /** The one that runs, when nobody is at it: it is this instance's then. */
    Uni<Optional<SnapshotRun>> take() {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(holder, config.silence().toMillis()))
                .map(SnapshotTable::first);
    }

    /** Stores how far it has come, and tells how many events wait in the outbox; nothing when it is another instance's. */
    Uni<Optional<Long>> advance(UUID id, long lastId, long published) {
        var values = Tuple.tuple()
                .addUUID(id)
                .addString(holder)
                .addLong(lastId)
                .addLong(published)
                .addLong(config.silence().toMillis())
                .addInteger(config.yieldBacklog() + 1);
        return pool.preparedQuery(ADVANCE)
                .execute(values)
                .map(rows -> rows.stream().findFirst().map(row -> row.getLong("backlog")));
    }

    /** Tells whether it was this instance's until then. */
    Uni<Boolean> finish(UUID id, String state, long lastId, long published, @Nullable String error) {
        var values = Tuple.tuple()
                .addUUID(id)
                .addString(holder)
                .addString(state)
                .addLong(lastId)
                .addLong(published)
                .addString(error);
        return pool.preparedQuery(FINISH).execute(values).map(rows -> rows.rowCount() > 0);
    }

    /** Lets another instance go on at once. */
    Uni<Void> giveBack(UUID id) {
        return pool.preparedQuery(GIVE_BACK).execute(Tuple.of(id, holder)).replaceWithVoid();
    }

    private static Optional<SnapshotRun> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(SnapshotRun::of);
    }
}
