package dev.evenflow.eventstore;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.util.Set;

/** Does again what met somebody else's transaction, after a short random delay, a bounded number of times. */
@Singleton
class ConflictRetries {

    /** Serialization failure and deadlock: PostgreSQL asks for the transaction to be run again. */
    private static final Set<String> RUN_AGAIN = Set.of("40001", "40P01");

    private static final double JITTER = 0.5;

    private final EventStoreConfig.Conflicts config;

    ConflictRetries(EventStoreConfig config) {
        this.config = config.conflicts();
    }

    /** Subscribes to {@code attempt} again for as long as it fails with a conflict. */
    <T> Uni<T> of(Uni<T> attempt) {
        if (config.retries() == 0) {
            return attempt;
        }
        return attempt.onFailure(ConflictRetries::mayPassNextTime)
                .retry()
                .withBackOff(config.delay(), config.maxDelay())
                .withJitter(JITTER)
                .atMost(config.retries());
    }

    private static boolean mayPassNextTime(Throwable failure) {
        return failure instanceof ConflictException
                || (failure instanceof PgException refusal && RUN_AGAIN.contains(refusal.getSqlState()));
    }
}
