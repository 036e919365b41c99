package dev.evenflow.user.digest;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Moves what writes have appended into the digests of their ranges, in one statement: whoever reads both sees all of it in
 * one place or in the other. Any number of instances may do it at once.
 */
@Singleton
public class DigestFolding {

    private static final Logger LOG = Logger.getLogger(DigestFolding.class);

    private static final int MOST_BATCHES = 100;

    /** In the order of the ranges, against deadlocks. Not waited for until it is on disk: a crash undoes all of it. */
    private static final String FOLD = """
            WITH lazily AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true)),
            gone AS (
                DELETE FROM user_digest_deltas d USING lazily
                WHERE d.ctid = ANY (ARRAY (SELECT ctid FROM user_digest_deltas LIMIT $1))
                RETURNING range, rows, living, digest),
            folded AS (
                INSERT INTO user_digests AS kept (range, rows, living, digest)
                SELECT range, sum(rows), sum(living), bit_xor(digest) FROM gone GROUP BY range ORDER BY range
                ON CONFLICT (range) DO UPDATE SET rows = kept.rows + excluded.rows,
                    living = kept.living + excluded.living, digest = kept.digest # excluded.digest)
            SELECT count(*) AS folded FROM gone""";

    private final Pool pool;
    private final DigestConfig config;

    DigestFolding(Pool pool, DigestConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Scheduled(every = "${evenflow.digests.fold-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> fold() {
        return Multi.createBy()
                .repeating()
                .uni(this::foldBatch)
                .whilst(folded -> folded == config.foldBatch())
                .select()
                .first(MOST_BATCHES)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithUni(DigestFolding::later);
    }

    private Uni<Long> foldBatch() {
        return pool.preparedQuery(FOLD)
                .execute(Tuple.of(config.foldBatch()))
                .map(rows -> rows.iterator().next())
                .map(row -> row.getLong("folded"));
    }

    private static Uni<Void> later(Throwable failure) {
        LOG.debugf("Digests were not folded: %s", failure.getMessage());
        return Uni.createFrom().voidItem();
    }
}
