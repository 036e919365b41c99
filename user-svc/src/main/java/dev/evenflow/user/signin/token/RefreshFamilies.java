package dev.evenflow.user.signin.token;

import dev.evenflow.user.signin.password.Credential;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The table {@code refresh_families}: each sign-in with the one refresh token of it that is valid. */
@Singleton
class RefreshFamilies {

    private static final String BEGIN = """
            INSERT INTO refresh_families (id, user_id, token_hash, expires_at)
            SELECT $1::uuid, user_id, $2::bytea, now() + make_interval(secs => $3::double precision)
            FROM credentials WHERE user_id = $4 AND password_hash = $5
            FOR SHARE""";
    private static final String REPLACE = """
            UPDATE refresh_families f SET token_hash = $3
            FROM users u
            WHERE f.id = $1 AND f.token_hash = $2 AND f.expires_at > now()
                AND u.id = f.user_id AND u.active AND u.deleted_at IS NULL
            RETURNING f.user_id, ARRAY(SELECT role FROM permissions p WHERE p.user_id = f.user_id) AS roles""";
    private static final String END = "DELETE FROM refresh_families WHERE id = $1 RETURNING user_id";
    private static final String CLEAN_UP = """
            DELETE FROM refresh_families WHERE id IN (
                SELECT id FROM refresh_families WHERE expires_at < now() LIMIT $1)""";

    private final Pool pool;

    RefreshFamilies(Pool pool) {
        this.pool = pool;
    }

    /** A user with the roles it has beside the one everybody has. */
    record Member(long userId, List<String> roles) {

        static Member of(Row row) {
            return new Member(row.getLong("user_id"), List.of(row.getArrayOfStrings("roles")));
        }
    }

    /** False, without a family, when the password that somebody signed in with is not the user's any more. */
    Uni<Boolean> begin(Credential by, RefreshToken first, Duration lifetime) {
        return pool.preparedQuery(BEGIN)
                .execute(Tuple.of(
                        first.family(), buffer(first), (double) lifetime.toSeconds(), by.userId(), by.passwordHash()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Of two who do it at the same time, one does; empty when the token is not the family's valid one. */
    Uni<Optional<Member>> replace(RefreshToken used, RefreshToken next) {
        return pool.preparedQuery(REPLACE)
                .execute(Tuple.of(used.family(), buffer(used), buffer(next)))
                .map(rows -> rows.stream().findFirst().map(Member::of));
    }

    /** Whose it was; empty when there is no such family. */
    Uni<Optional<Long>> end(RefreshToken of) {
        return pool.preparedQuery(END)
                .execute(Tuple.of(of.family()))
                .map(rows -> rows.stream().findFirst().map(row -> row.getLong("user_id")));
    }

    Uni<Integer> cleanUp(int batch) {
        return pool.preparedQuery(CLEAN_UP).execute(Tuple.of(batch)).map(rows -> rows.rowCount());
    }

    private static Buffer buffer(RefreshToken token) {
        return Buffer.buffer(token.hash());
    }
}
