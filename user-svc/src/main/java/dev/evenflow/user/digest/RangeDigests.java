package dev.evenflow.user.digest;

import dev.evenflow.contracts.consistency.RangeDigest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The digests of ranges that are not empty, ascending, of one moment; as they were kept, or counted anew. */
@ApplicationScoped
class RangeDigests {

    /** Parameters: the first and the last range. */
    private static final String KEPT = """
            SELECT range, sum(rows)::bigint AS rows, sum(living)::bigint AS living, bit_xor(digest) AS digest
            FROM (SELECT range, rows, living, digest FROM user_digests WHERE range BETWEEN $1 AND $2
                  UNION ALL
                  SELECT range, rows, living, digest FROM user_digest_deltas WHERE range BETWEEN $1 AND $2) AS both_places
            GROUP BY range HAVING sum(rows) <> 0 OR sum(living) <> 0 OR bit_xor(digest) <> 0""";

    /** Parameters: the first and the last range, the first and the last id. */
    private static final String COMPARED = """
            SELECT range, coalesce(counted.rows, 0) AS rows, coalesce(counted.living, 0) AS living,
                   coalesce(counted.digest, 0) AS digest,
                   coalesce(counted.rows, 0) - coalesce(kept.rows, 0) AS more_rows,
                   coalesce(counted.living, 0) - coalesce(kept.living, 0) AS more_living,
                   coalesce(counted.digest, 0) # coalesce(kept.digest, 0) AS other_digest
            FROM (SELECT id >> 10 AS range, count(*) AS rows, count(*) FILTER (WHERE deleted_at IS NULL) AS living,
                         bit_xor(user_digest(id, version, deleted_at IS NOT NULL)) AS digest
                  FROM users WHERE id BETWEEN $3 AND $4 GROUP BY id >> 10) AS counted
            FULL JOIN (%s) AS kept USING (range)""".formatted(KEPT);

    /** Writers go on, as they touch one and only append to the other; folding and another correction wait. */
    private static final String ALONE = """
            LOCK TABLE users IN ACCESS SHARE MODE;
            LOCK TABLE user_digests IN SHARE ROW EXCLUSIVE MODE""";

    /** Appended like a write: what is written meanwhile adds to it. */
    private static final String CORRECT = """
            INSERT INTO user_digest_deltas (range, rows, living, digest)
            SELECT range, more_rows, more_living, other_digest FROM (%s) AS compared
            WHERE more_rows <> 0 OR more_living <> 0 OR other_digest <> 0""".formatted(COMPARED);

    private final Pool pool;

    RangeDigests(Pool pool) {
        this.pool = pool;
    }

    /** Costs as much as there are ranges. */
    Uni<List<RangeDigest>> kept(Ranges ranges) {
        return pool.preparedQuery(KEPT + " ORDER BY range")
                .execute(ranges.firstAndLast())
                .map(rows -> rows.stream().map(RangeDigests::digest).toList());
    }

    /** Reads every user, and what was kept at the same moment. */
    Uni<Recount> recounted(Ranges ranges) {
        return pool.preparedQuery(COMPARED + " ORDER BY range")
                .execute(ranges.withIds())
                .map(rows -> rows.stream().toList())
                .map(RangeDigests::recount);
    }

    /** Has what is kept say what is counted, in one transaction; tells how many ranges it was wrong about. */
    Uni<Integer> correct(Ranges ranges) {
        return pool.withTransaction(connection -> connection
                .query(ALONE)
                .execute()
                .chain(() -> connection.preparedQuery(CORRECT).execute(ranges.withIds()))
                .map(corrected -> corrected.rowCount()));
    }

    private static Recount recount(List<Row> rows) {
        return new Recount(
                rows.stream()
                        .map(RangeDigests::digest)
                        .filter(range -> range.rows() != 0)
                        .toList(),
                rows.stream().noneMatch(RangeDigests::isWrong));
    }

    private static boolean isWrong(Row row) {
        return row.getLong("more_rows") != 0 || row.getLong("more_living") != 0 || row.getLong("other_digest") != 0;
    }

    private static RangeDigest digest(Row row) {
        return new RangeDigest(row.getLong("range"), row.getLong("rows"), row.getLong("living"), row.getLong("digest"));
    }

    /**
     * What was counted.
     *
     * @param asKept whether the same was kept
     */
    record Recount(List<RangeDigest> ranges, boolean asKept) {}
}
