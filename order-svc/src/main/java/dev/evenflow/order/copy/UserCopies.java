package dev.evenflow.order.copy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The table {@code users.users}. */
@Singleton
public class UserCopies {

    /** Rows come in the order of their ids, so that two instances never wait for each other crosswise. */
    private static final String UPSERT = """
            INSERT INTO users.users AS u (id, name, email, active, deleted, version, updated_at)
            SELECT n.id, n.name, n.email, n.active, NOT n.active, n.version, n.updated_at
            FROM unnest($1::bigint[], $2::text[], $3::text[], $4::boolean[], $5::bigint[], $6::timestamptz[])
              AS n(id, name, email, active, version, updated_at)
            ORDER BY n.id
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, active = excluded.active,
              deleted = excluded.deleted, version = excluded.version, updated_at = excluded.updated_at
            WHERE u.version < excluded.version""";

    private static final String IS_ACTIVE = "SELECT 1 FROM users.users WHERE id = $1 AND active";

    private final Pool pool;

    UserCopies(Pool pool) {
        this.pool = pool;
    }

    /** Whether there is such a user, not deleted. */
    public Uni<Boolean> isActive(long id, SqlClient client) {
        return client.preparedQuery(IS_ACTIVE).execute(Tuple.of(id)).map(rows -> rows.size() > 0);
    }

    /** Writes those that are newer than what is there, in one statement; tells how many were. One copy for each user. */
    Uni<Integer> apply(List<UserCopy> copies) {
        if (copies.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return pool.preparedQuery(UPSERT).execute(columns(copies)).map(SqlResult::rowCount);
    }

    private static Tuple columns(List<UserCopy> copies) {
        return Tuple.tuple()
                .addArrayOfLong(copies.stream().map(UserCopy::id).toArray(Long[]::new))
                .addArrayOfString(copies.stream().map(UserCopy::name).toArray(String[]::new))
                .addArrayOfString(copies.stream().map(UserCopy::email).toArray(String[]::new))
                .addArrayOfBoolean(copies.stream().map(UserCopy::active).toArray(Boolean[]::new))
                .addArrayOfLong(copies.stream().map(UserCopy::version).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(copies.stream()
                        .map(copy -> copy.updatedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }
}
