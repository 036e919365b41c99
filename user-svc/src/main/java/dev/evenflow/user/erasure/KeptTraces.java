package dev.evenflow.user.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What tables of ours, beside {@code users}, tell of deleted users. */
@Singleton
class KeptTraces {

    /** What was behind them, the end of the user in any case, is published then. */
    private static final String FORGET_PARKED = """
            DELETE FROM outbox o USING erasures e
            WHERE o.parked_at IS NOT NULL AND o.aggregate_id = e.user_id::text AND o.version < e.version
                AND e.deleted_at < now() - make_interval(secs => $1)""";

    /** A retry is still known, and makes no second user. */
    private static final String REDACT_ANSWERS = """
            UPDATE idempotency_keys SET body = (body::jsonb - 'name' - 'email')::text
            WHERE location = ANY ($1::text[])""";

    private final Pool pool;

    KeptTraces(Pool pool) {
        this.pool = pool;
    }

    /** Deletes events that the broker has refused for good. */
    Uni<Void> forgetParked(Duration after) {
        return pool.preparedQuery(FORGET_PARKED)
                .execute(Tuple.of((double) after.toSeconds()))
                .replaceWithVoid();
    }

    /** Takes name and e-mail out of the answers that are kept for retries. */
    Uni<Void> redactAnswers(List<DueErasure> due) {
        return pool.preparedQuery(REDACT_ANSWERS)
                .execute(Tuple.tuple()
                        .addArrayOfString(due.stream().map(DueErasure::location).toArray(String[]::new)))
                .replaceWithVoid();
    }
}
