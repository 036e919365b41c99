package dev.evenflow.order.copy;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.consistency.Copy;
import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.contracts.consistency.RangeDigest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The table {@code users.users}, as a check reads and repairs it; digests are computed where the rows are. */
@Singleton
class CheckedUsers implements Copy {

    /** Another one after the table was emptied as a whole, and after a restart: what was restored may be older. */
    private static final String GENERATION =
            "SELECT pg_relation_filenode('users.users') || '@' || pg_postmaster_start_time() AS generation";

    private static final String COUNT = "SELECT count(*) AS n FROM users.users";

    private static final String DIGESTS = """
            SELECT id >> 10 AS range, count(*) AS total, count(*) FILTER (WHERE NOT deleted) AS living,
              bit_xor(users.digest(id, version, deleted)) AS digest
            FROM users.states WHERE NOT (version = 0 AND deleted) GROUP BY 1""";

    private static final String IN_RANGES = """
            SELECT s.id, s.version, s.deleted FROM unnest($1::bigint[]) AS r(range)
              JOIN users.states AS s ON s.id BETWEEN r.range << 10 AND (r.range << 10) + 1023""";

    private static final String BY_ID = "SELECT id, version, deleted FROM users.states WHERE id = ANY($1::bigint[])";

    /** In the order of the ids, as their events are written, so that nobody waits crosswise. */
    private static final String STILL_THE_SAME = """
            WITH still AS (
              SELECT s.id FROM users.states AS s
                JOIN unnest($1::bigint[], $2::bigint[], $3::boolean[]) AS seen(id, version, deleted)
                  ON s.id = seen.id AND s.version = seen.version AND s.deleted = seen.deleted
              ORDER BY s.id FOR UPDATE OF s)
            UPDATE users.users AS u SET %s FROM still WHERE u.id = still.id""";

    private static final String REWIND = STILL_THE_SAME.formatted("version = 0");
    private static final String BURY =
            STILL_THE_SAME.formatted("version = 0, deleted = true, active = false, name = '', email = ''");

    private final Pool pool;
    private final String consumer;

    CheckedUsers(Pool pool, @ConfigProperty(name = "mp.messaging.incoming.user-events.consumer") String consumer) {
        this.pool = pool;
        this.consumer = consumer;
    }

    @Override
    public String consumer() {
        return consumer;
    }

    @Override
    public Uni<String> generation() {
        return pool.query(GENERATION)
                .execute()
                .map(rows -> rows.iterator().next().getString("generation"));
    }

    /** Counts the entries of the primary key, which are many on a page. */
    @Override
    public Uni<Long> estimatedCount(String generation) {
        return pool.query(COUNT).execute().map(rows -> rows.iterator().next().getLong("n"));
    }

    @Override
    public Uni<Map<Long, RangeDigest>> digests(String generation) {
        return pool.query(DIGESTS)
                .execute()
                .map(rows ->
                        rows.stream().map(CheckedUsers::digest).collect(toMap(RangeDigest::range, digest -> digest)));
    }

    @Override
    public Uni<List<CopyRow>> rows(String generation, List<Long> ranges) {
        return find(IN_RANGES, ranges);
    }

    @Override
    public Uni<List<CopyRow>> rowsById(String generation, List<Long> ids) {
        return find(BY_ID, ids);
    }

    @Override
    public Uni<Void> rewind(List<CopyRow> seen) {
        return change(REWIND, seen);
    }

    @Override
    public Uni<Void> bury(List<CopyRow> seen) {
        return change(BURY, seen);
    }

    private Uni<List<CopyRow>> find(String query, List<Long> numbers) {
        return pool.preparedQuery(query)
                .execute(Tuple.tuple().addArrayOfLong(numbers.toArray(Long[]::new)))
                .map(rows -> rows.stream().map(CheckedUsers::row).toList());
    }

    private Uni<Void> change(String statement, List<CopyRow> seen) {
        if (seen.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Tuple.tuple()
                .addArrayOfLong(seen.stream().map(CopyRow::id).toArray(Long[]::new))
                .addArrayOfLong(seen.stream().map(CopyRow::version).toArray(Long[]::new))
                .addArrayOfBoolean(seen.stream().map(CopyRow::deleted).toArray(Boolean[]::new));
        return pool.preparedQuery(statement).execute(columns).replaceWithVoid();
    }

    private static RangeDigest digest(Row row) {
        return new RangeDigest(
                row.getLong("range"), row.getLong("total"), row.getLong("living"), row.getLong("digest"));
    }

    private static CopyRow row(Row row) {
        return new CopyRow(row.getLong("id"), row.getLong("version"), row.getBoolean("deleted"));
    }
}
