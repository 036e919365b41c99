package dev.evenflow.outbox.idempotency;

import dev.evenflow.outbox.batch.BatchedWork;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Removes expired keys. Any number of instances may do it at once. */
@Singleton
public class IdempotencyCleanup {

    private static final String DELETE_BATCH = """
            DELETE FROM idempotency_keys WHERE key IN (
                SELECT key FROM idempotency_keys WHERE created_at < now() - make_interval(secs => $1)
                ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private final BatchedWork work;
    private final Pool pool;
    private final IdempotencyConfig config;

    IdempotencyCleanup(BatchedWork work, Pool pool, IdempotencyConfig config) {
        this.work = work;
        this.pool = pool;
        this.config = config;
    }

    @Scheduled(
            every = "${evenflow.idempotency.cleanup-every}",
            delayed = "${evenflow.idempotency.cleanup-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> removeExpired() {
        return work.turn("expired idempotency keys", this::removeBatch);
    }

    private Uni<Boolean> removeBatch() {
        return pool.preparedQuery(DELETE_BATCH)
                .execute(Tuple.of((double) config.retention().toSeconds(), config.cleanupBatch()))
                .map(removed -> removed.rowCount() == config.cleanupBatch());
    }
}
