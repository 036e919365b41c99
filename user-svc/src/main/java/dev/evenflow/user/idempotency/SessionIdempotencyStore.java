package dev.evenflow.user.idempotency;

import dev.evenflow.outbox.idempotency.IdempotencyConfig;
import dev.evenflow.web.idempotency.IdempotentRequest;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * What {@link dev.evenflow.outbox.idempotency.IdempotencyStore} does on a connection, in the transaction of Hibernate's
 * session, which lends its connection to nobody.
 */
@ApplicationScoped
public class SessionIdempotencyStore {

    private static final String CLAIM = """
            INSERT INTO idempotency_keys AS k (key, fingerprint) VALUES (:key, :fingerprint)
            ON CONFLICT (key) DO UPDATE SET fingerprint = excluded.fingerprint, created_at = now()
            WHERE k.created_at < now() - make_interval(secs => :retention)
            """;
    private static final String ANSWER =
            "UPDATE idempotency_keys SET status = :status, location = :location, etag = :etag, body = :body WHERE key = :key";
    private static final String FIND =
            "SELECT fingerprint, status, location, etag, body FROM idempotency_keys WHERE key = :key";

    private final IdempotencyConfig config;

    public SessionIdempotencyStore(IdempotencyConfig config) {
        this.config = config;
    }

    /** Runs the action, or gives the answer it had before; fails with 422 when that was to another request. */
    public Uni<StoredAnswer> once(IdempotentRequest request, Supplier<Uni<StoredAnswer>> action) {
        return Panache.getSession()
                .flatMap(session -> claim(session, request)
                        .flatMap(claimed -> claimed
                                ? action.get().call(answer -> remember(session, request, answer))
                                : recall(session, request)));
    }

    private Uni<Boolean> claim(Mutiny.Session session, IdempotentRequest request) {
        return session.createNativeQuery(CLAIM)
                .setParameter("key", request.key().value())
                .setParameter("fingerprint", request.fingerprint().sha256())
                .setParameter("retention", (double) config.retention().toSeconds())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    private static Uni<Integer> remember(Mutiny.Session session, IdempotentRequest request, StoredAnswer answer) {
        return session.createNativeQuery(ANSWER)
                .setParameter("key", request.key().value())
                .setParameter("status", answer.status())
                .setParameter("location", answer.location())
                .setParameter("etag", answer.etag())
                .setParameter("body", answer.body())
                .executeUpdate();
    }

    private static Uni<StoredAnswer> recall(Mutiny.Session session, IdempotentRequest request) {
        return session.createNativeQuery(FIND, Tuple.class)
                .setParameter("key", request.key().value())
                .getSingleResultOrNull()
                .map(row -> answer(row, request));
    }

    private static StoredAnswer answer(@Nullable Tuple row, IdempotentRequest request) {
        if (row == null) {
            throw IdempotentRequest.justExpired();
        }
        request.requireSame(row.get("fingerprint", String.class));
        return new StoredAnswer(
                row.get("status", Integer.class),
                row.get("location", String.class),
                row.get("etag", String.class),
                row.get("body", String.class));
    }
}
