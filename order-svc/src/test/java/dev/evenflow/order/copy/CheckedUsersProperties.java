package dev.evenflow.order.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Migrations;
import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.consistency.domain.RangeSums;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.testkit.postgres.PostgresOptions;
import dev.evenflow.testkit.postgres.PostgresServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL says of any rows, against the same in Java. */
class CheckedUsersProperties {

    private static final String DATABASE = "checked_users";
    private static final String GENERATION = "the only one";

    private static @Nullable PostgresServer server;
    private static @Nullable Pool pool;

    /** As it lies in the table. */
    record Raw(long id, long version, boolean active, boolean deleted) {

        CopyRow seen() {
            return new CopyRow(id, active == deleted ? 0 : version, deleted && !active);
        }
    }

    @BeforeContainer
    static void startDatabase() {
        var started = PostgresServer.start(PostgresOptions.temporary());
        server = started;
        started.createDatabase(DATABASE);
        var url = started.url(DATABASE);
        Migrations.applyTo(url);
        pool = PgBuilder.pool()
                .connectingTo(url)
                .with(new PoolOptions().setMaxSize(2))
                .build();
    }

    @AfterContainer
    static void stopDatabase() {
        Stream.ofNullable(pool).forEach(Pool::closeAndAwait);
        Stream.ofNullable(server).forEach(PostgresServer::close);
    }

    @BeforeTry
    void empty() {
        execute("TRUNCATE users.users");
    }

    @Property(tries = 200)
    void digestsAndRows_areThoseOfJava(@ForAll("rows") List<Raw> rows) {
        insert(rows);
        var seen = rows.stream().map(Raw::seen).toList();
        var ranges = seen.stream()
                .map(row -> RangeDigest.rangeOf(row.id()))
                .distinct()
                .limit(2)
                .toList();

        assertThat(sync(copy().digests(GENERATION))).isEqualTo(RangeSums.of(seen));
        assertThat(sync(copy().rows(GENERATION, ranges)))
                .containsExactlyInAnyOrderElementsOf(seen.stream()
                        .filter(row -> ranges.contains(RangeDigest.rangeOf(row.id())))
                        .toList());
        assertThat(sync(copy().rowsById(
                                GENERATION, seen.stream().map(CopyRow::id).toList())))
                .containsExactlyInAnyOrderElementsOf(seen);
        assertThat(sync(copy().estimatedCount(GENERATION))).isEqualTo(rows.size());
    }

    @Example
    void rewoundAndBuried_isOnlyWhatIsStillTheSame() {
        insert(List.of(
                new Raw(1, 7, true, false),
                new Raw(2, 7, true, false),
                new Raw(3, 7, false, true),
                new Raw(4, 7, true, true),
                new Raw(5, 7, true, false),
                new Raw(6, 7, false, false)));

        sync(copy().rewind(List.of(
                new CopyRow(1, 7, false),
                new CopyRow(2, 8, false),
                new CopyRow(3, 7, true),
                new CopyRow(4, 0, false))));
        sync(copy().bury(List.of(new CopyRow(5, 7, false), new CopyRow(6, 0, false), new CopyRow(2, 7, true))));

        assertThat(sync(copy().rowsById(GENERATION, List.of(1L, 2L, 3L, 4L, 5L, 6L))))
                .containsExactlyInAnyOrder(
                        new CopyRow(1, 0, false),
                        new CopyRow(2, 7, false),
                        new CopyRow(3, 0, true),
                        new CopyRow(4, 0, false),
                        new CopyRow(5, 0, true),
                        new CopyRow(6, 0, true));
        assertThat(count("version = 0")).isEqualTo(5);
        assertThat(count("name = '' AND id IN (5, 6)")).isEqualTo(2);
    }

    @Example
    void generation_isAnother_onceTheTableWasEmptied() {
        var before = sync(copy().generation());
        insert(List.of(new Raw(1, 1, true, false)));
        assertThat(sync(copy().generation())).isEqualTo(before);

        execute("TRUNCATE users.users");

        assertThat(sync(copy().generation())).isNotEqualTo(before);
    }

    @Provide
    Arbitrary<List<Raw>> rows() {
        var id = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 3_000), Arbitraries.longs().between(-2_000, Long.MAX_VALUE));
        var version = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 3), Arbitraries.longs().between(0, Long.MAX_VALUE));
        var raw = Combinators.combine(id, version, Arbitraries.integers().between(0, 9), Arbitraries.of(true, false))
                .as((i, v, odd, deleted) -> new Raw(i, v, odd == 0 ? deleted : !deleted, deleted));
        return raw.list().ofMaxSize(60).uniqueElements(Raw::id);
    }

    private static void insert(List<Raw> rows) {
        sync(database()
                .preparedQuery("INSERT INTO users.users (id, version, active, deleted, name, email, updated_at)"
                        + " SELECT *, 'Ann', 'ann@example.com', now()"
                        + " FROM unnest($1::bigint[], $2::bigint[], $3::boolean[], $4::boolean[])")
                .execute(Tuple.tuple()
                        .addArrayOfLong(rows.stream().map(Raw::id).toArray(Long[]::new))
                        .addArrayOfLong(rows.stream().map(Raw::version).toArray(Long[]::new))
                        .addArrayOfBoolean(rows.stream().map(Raw::active).toArray(Boolean[]::new))
                        .addArrayOfBoolean(rows.stream().map(Raw::deleted).toArray(Boolean[]::new))));
    }

    private static long count(String condition) {
        return sync(database()
                        .query("SELECT count(*) AS n FROM users.users WHERE " + condition)
                        .execute())
                .iterator()
                .next()
                .getLong("n");
    }

    private static CheckedUsers copy() {
        return new CheckedUsers(database(), "consumer");
    }

    private static void execute(String statement) {
        sync(database().query(statement).execute());
    }

    private static Pool database() {
        return Stream.ofNullable(pool).findFirst().orElseThrow();
    }

    private static <T> T sync(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }
}
