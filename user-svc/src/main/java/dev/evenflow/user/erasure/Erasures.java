package dev.evenflow.user.erasure;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The table {@code erasures}: what is still to be erased. */
@Singleton
public class Erasures {

    private static final String ADD = """
            INSERT INTO erasures (user_id, version, created_at, deleted_at)
            SELECT id, version, created_at, deleted_at FROM users WHERE id = :userId
            """;

    /** Events that are yet to be published would come after the erasure: their users have to wait. */
    private static final String TAKE = """
            UPDATE erasures SET taken_until = now() + make_interval(secs => $3)
            WHERE user_id IN (
                SELECT e.user_id FROM erasures e
                WHERE e.deleted_at < now() - make_interval(secs => $1) AND e.taken_until < now()
                    AND NOT EXISTS (SELECT FROM outbox o WHERE o.aggregate_id = e.user_id::text)
                ORDER BY e.deleted_at LIMIT $2 FOR UPDATE OF e SKIP LOCKED)
            RETURNING user_id, version, created_at""";

    private static final String DONE = "DELETE FROM erasures WHERE user_id = ANY ($1::bigint[])";
    private static final String GIVE_BACK =
            "UPDATE erasures SET taken_until = '-infinity' WHERE user_id = ANY ($1::bigint[])";

    private final Pool pool;

    Erasures(Pool pool) {
        this.pool = pool;
    }

    /** Has the past of a user erased some day, in the transaction that has just made the tombstone. */
    public Uni<Void> add(long userId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ADD)
                        .setParameter("userId", userId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Those whose time has come, no more than so many; nobody else gets them until the lease is over. */
    Uni<List<DueErasure>> take(Duration after, int limit, Duration lease) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of((double) after.toSeconds(), limit, (double) lease.toSeconds()))
                .map(rows -> rows.stream().map(DueErasure::of).toList());
    }

    Uni<Void> done(List<DueErasure> erased) {
        return pool.preparedQuery(DONE).execute(ids(erased)).replaceWithVoid();
    }

    Uni<Void> giveBack(List<DueErasure> taken) {
        return pool.preparedQuery(GIVE_BACK).execute(ids(taken)).replaceWithVoid();
    }

    private static Tuple ids(List<DueErasure> erasures) {
        return Tuple.tuple()
                .addArrayOfLong(erasures.stream().map(DueErasure::userId).toArray(Long[]::new));
    }
}
