package dev.evenflow.user.signin.password;

import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Changes in the table {@code credentials}. */
@Singleton
class PasswordTable {

    private static final String GET = """
            SELECT u.email_key, c.password_hash
            FROM users u LEFT JOIN credentials c ON c.user_id = u.id
            WHERE u.id = $1 AND u.deleted_at IS NULL""";
    private static final String LOCK_USER = "SELECT id FROM users WHERE id = $1 AND deleted_at IS NULL FOR UPDATE";
    private static final String SET = """
            INSERT INTO credentials AS c (user_id, password_hash) VALUES ($1, $2)
            ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = now()
            WHERE $3::text IS NULL OR c.password_hash = $3::text""";
    private static final String SIGN_OUT = "DELETE FROM refresh_families WHERE user_id = $1";

    private final Pool pool;

    PasswordTable(Pool pool) {
        this.pool = pool;
    }

    /** Fails with 404 when there is no such user. */
    Uni<StoredPassword> get(long userId) {
        return pool.preparedQuery(GET).execute(Tuple.of(userId)).map(rows -> StoredPassword.of(required(userId, rows)));
    }

    /**
     * Another password, and nobody is signed in as the user any more. Fails with 404 when there is no such user.
     *
     * @param replaced the hash it takes the place of; empty for whatever is there
     * @return false, with nothing changed, when another hash is there by now
     */
    Uni<Boolean> replace(long userId, String hash, Optional<String> replaced) {
        return pool.withTransaction(connection -> lock(userId, connection)
                .chain(() -> set(userId, hash, replaced, connection))
                .call(done ->
                        done ? signOut(userId, connection) : Uni.createFrom().nullItem()));
    }

    private static Uni<Row> lock(long userId, SqlConnection connection) {
        return connection.preparedQuery(LOCK_USER).execute(Tuple.of(userId)).map(rows -> required(userId, rows));
    }

    private static Uni<Boolean> set(long userId, String hash, Optional<String> replaced, SqlConnection connection) {
        return connection
                .preparedQuery(SET)
                .execute(Tuple.tuple().addLong(userId).addString(hash).addString(replaced.orElse(null)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** After the password, whose row sign-ins lock: one that the old password began is seen here, a later one is refused. */
    private static Uni<RowSet<Row>> signOut(long userId, SqlConnection connection) {
        return connection.preparedQuery(SIGN_OUT).execute(Tuple.of(userId));
    }

    private static Row required(long userId, RowSet<Row> rows) {
        return rows.stream().findFirst().orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no user " + userId));
    }
}
