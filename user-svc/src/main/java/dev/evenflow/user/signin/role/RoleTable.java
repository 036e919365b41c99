package dev.evenflow.user.signin.role;

import dev.evenflow.web.problem.FieldViolation;
import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/** The tables {@code roles} and {@code permissions}. */
@Singleton
class RoleTable {

    private static final String LOCK_USER = "SELECT id FROM users WHERE id = $1 AND deleted_at IS NULL FOR UPDATE";
    private static final String LIST = "SELECT role FROM permissions WHERE user_id = $1 ORDER BY role";
    private static final String UNKNOWN = """
            SELECT asked FROM unnest($1::text[]) AS asked
            WHERE NOT EXISTS (SELECT 1 FROM roles WHERE name = asked AND grantable)""";
    private static final String TAKE = "DELETE FROM permissions WHERE user_id = $1 AND role <> ALL ($2::text[])";
    private static final String GIVE = """
            INSERT INTO permissions (user_id, role, granted_by)
            SELECT DISTINCT $1::bigint, role, $3::text FROM unnest($2::text[]) AS role
            ON CONFLICT DO NOTHING""";

    private final Pool pool;

    RoleTable(Pool pool) {
        this.pool = pool;
    }

    /** Fails with 404 when there is no such user. */
    Uni<UserRoles> get(long userId) {
        return pool.withTransaction(connection -> lock(userId, connection).chain(() -> list(userId, connection)));
    }

    /** Fails with 404 when there is no such user, and with 400 for what cannot be given. */
    Uni<UserRoles> replace(long userId, List<String> wanted, String by) {
        var roles = wanted.toArray(String[]::new);
        return pool.withTransaction(connection -> lock(userId, connection)
                .chain(() -> requireKnown(roles, connection))
                .chain(() -> write(userId, roles, by, connection))
                .chain(() -> list(userId, connection)));
    }

    private static Uni<Void> lock(long userId, SqlConnection connection) {
        return connection
                .preparedQuery(LOCK_USER)
                .execute(Tuple.of(userId))
                .invoke(found -> {
                    if (found.size() == 0) {
                        throw ProblemType.NOT_FOUND.because("There is no user " + userId);
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> requireKnown(String[] roles, SqlConnection connection) {
        return connection
                .preparedQuery(UNKNOWN)
                .execute(Tuple.tuple().addArrayOfString(roles))
                .invoke(unknown -> {
                    if (unknown.size() > 0) {
                        throw ProblemType.violating(
                                List.of(new FieldViolation("roles", "must be among support and admin")));
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> write(long userId, String[] roles, String by, SqlConnection connection) {
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.tuple().addLong(userId).addArrayOfString(roles))
                .chain(() -> connection
                        .preparedQuery(GIVE)
                        .execute(Tuple.tuple()
                                .addLong(userId)
                                .addArrayOfString(roles)
                                .addString(by)))
                .replaceWithVoid();
    }

    private static Uni<UserRoles> list(long userId, SqlClient client) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(userId))
                .map(rows -> new UserRoles(
                        rows.stream().map(row -> row.getString("role")).toList()));
    }
}
