package dev.evenflow.user.signin.password;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The table {@code credentials}. */
@Singleton
public class Credentials {

    private static final String ADD =
            "INSERT INTO credentials (user_id, password_hash) VALUES (:userId, :passwordHash)";
    private static final String FORGET = """
            WITH passwords AS (DELETE FROM credentials WHERE user_id = :userId),
                 roles AS (DELETE FROM permissions WHERE user_id = :userId)
            DELETE FROM refresh_families WHERE user_id = :userId
            """;
    private static final String FIND = """
            SELECT c.user_id, c.password_hash, ARRAY(SELECT role FROM permissions p WHERE p.user_id = c.user_id) AS roles
            FROM users u JOIN credentials c ON c.user_id = u.id
            WHERE u.email_key = $1 AND u.deleted_at IS NULL AND u.active""";

    private final Pool pool;

    Credentials(Pool pool) {
        this.pool = pool;
    }

    /** Gives a new user a password, in the transaction that makes the user. */
    public Uni<Void> add(long userId, String passwordHash) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ADD)
                        .setParameter("userId", userId)
                        .setParameter("passwordHash", passwordHash)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Deletes all that lets a user in, in the transaction that deletes the user. */
    public Uni<Void> forget(long userId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(FORGET)
                        .setParameter("userId", userId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * What an active user signs in with.
     *
     * @param emailKey the e-mail in lower case
     */
    public Uni<Optional<Credential>> find(String emailKey) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(emailKey))
                .map(rows -> rows.stream().findFirst().map(Credential::of));
    }
}
