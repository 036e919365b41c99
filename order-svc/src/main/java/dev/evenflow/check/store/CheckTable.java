package dev.evenflow.check.store;

import dev.evenflow.consistency.CheckStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;

/** A row of the table {@code consistency_checks}: one kind of check. All times are those of the database's clock. */
public final class CheckTable implements CheckStore {

    private static final String READ = """
            SELECT report, coalesce(until > clock_timestamp(), false) AS checking FROM consistency_checks WHERE name = $1""";

    private static final String TAKE = """
            INSERT INTO consistency_checks AS c (name, holder, until)
            VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
            WHERE c.until IS NULL OR c.until <= clock_timestamp()
            RETURNING holder""";

    private static final String RENEW = """
            UPDATE consistency_checks SET until = clock_timestamp() + $3 * interval '1 millisecond'
            WHERE name = $1 AND holder = $2""";

    private static final String FINISH = """
            UPDATE consistency_checks SET report = $3, holder = NULL, until = NULL WHERE name = $1 AND holder = $2""";

    private static final String RELEASE =
            "UPDATE consistency_checks SET holder = NULL, until = NULL WHERE name = $1 AND holder = $2";

    private final Pool pool;
    private final String name;

    /**
     * Nothing is read or written yet.
     *
     * @param name of the kind of check
     */
    public CheckTable(Pool pool, String name) {
        this.pool = pool;
        this.name = name;
    }

    @Override
    public Uni<Kept> read() {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(name))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(CheckTable::kept)
                        .orElseGet(() -> new Kept(Optional.empty(), false)));
    }

    @Override
    public Uni<Boolean> take(String holder, Duration ttl) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(name, holder, ttl.toMillis()))
                .map(rows -> rows.size() == 1);
    }

    @Override
    public Uni<Boolean> renew(String holder, Duration ttl) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(name, holder, ttl.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Uni<Void> finish(String holder, String report) {
        return pool.preparedQuery(FINISH)
                .execute(Tuple.of(name, holder, report))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> release(String holder) {
        return pool.preparedQuery(RELEASE).execute(Tuple.of(name, holder)).replaceWithVoid();
    }

    private static Kept kept(Row row) {
        return new Kept(Optional.ofNullable(row.getString("report")), row.getBoolean("checking"));
    }
}
