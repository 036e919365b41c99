package dev.evenflow.user.republish;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the states of users, tombstones included. */
@ApplicationScoped
class UserStates {

    private static final String NAMED =
            "SELECT " + UserState.COLUMNS + " FROM users WHERE id = ANY ($1::bigint[]) ORDER BY id";
    private static final String PAGE = "SELECT " + UserState.COLUMNS + """
             FROM users WHERE id > $1 AND id <= $2 AND ($3::timestamptz IS NULL OR updated_at >= $3)
            ORDER BY id LIMIT $4""";

    private final Pool pool;

    UserStates(Pool pool) {
        this.pool = pool;
    }

    Uni<List<UserState>> named(List<Long> ids) {
        return pool.preparedQuery(NAMED)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .map(UserStates::states);
    }

    /** The next ones after an id, ascending, none beyond another one. */
    Uni<List<UserState>> page(long after, long until, @Nullable Instant since, int size) {
        var sinceThen = since == null ? null : since.atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.tuple()
                        .addLong(after)
                        .addLong(until)
                        .addValue(sinceThen)
                        .addInteger(size))
                .map(UserStates::states);
    }

    private static List<UserState> states(RowSet<Row> rows) {
        return rows.stream().map(UserState::of).toList();
    }
}
