package dev.evenflow.user.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RowDigest;
import dev.evenflow.testkit.quarkus.Mapped;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL adds up as users are written, against the same in Java. */
class DigestProperties {

    private static final Ranges ALL = new Ranges(0, 1L << 40);

    /** A few ids on both sides of a border. */
    private static final long FIRST_ID = RangeDigest.SIZE - 4;

    private static @Nullable UserTable table;

    /** Statements of one transaction, and how it ends. */
    record Transaction(List<String> statements, boolean committed, boolean folded) {}

    @BeforeContainer
    static void migrate() {
        table = UserTable.in("digest_properties");
    }

    @AfterContainer
    static void close() {
        Stream.ofNullable(table).forEach(UserTable::close);
    }

    @Property(tries = 50)
    void theDigestOfARow_isThatOfJava(
            @ForAll @Size(20) List<@LongRange(min = 1) Long> ids,
            @ForAll @LongRange(min = 1) long version,
            @ForAll boolean deleted) {
        var digests = table().pool()
                .preparedQuery("SELECT user_digest(id, $2, $3) AS digest FROM unnest($1::bigint[]) WITH ORDINALITY"
                        + " AS ids(id, place) ORDER BY place")
                .executeAndAwait(Tuple.of(ids.toArray(Long[]::new), version, deleted));

        assertThat(digests.stream().map(row -> row.getLong("digest")))
                .containsExactlyElementsOf(ids.stream()
                        .map(id -> RowDigest.of(id, version, deleted))
                        .toList());
    }

    @Property(tries = 60)
    void whatIsKept_isWhatStandsThere_afterAnyTransactions(@ForAll("transactions") List<Transaction> transactions) {
        table().execute("TRUNCATE users");
        var folding = new DigestFolding(
                table().pool(), Mapped.of(DigestConfig.class, Map.of("evenflow.digests.fold-batch", "3")));
        var ranges = new RangeDigests(table().pool());

        for (var transaction : transactions) {
            var end = transaction.committed ? "COMMIT" : "ROLLBACK";
            table().execute("BEGIN; " + String.join("; ", transaction.statements) + "; " + end);
            if (transaction.folded) {
                folding.fold().await().indefinitely();
            }
        }

        var expected = table().added();
        assertThat(ranges.kept(ALL).await().indefinitely()).isEqualTo(expected);
        var recount = ranges.recounted(ALL).await().indefinitely();
        assertThat(recount.ranges()).isEqualTo(expected);
        assertThat(recount.asKept()).isTrue();
    }

    @Provide
    Arbitrary<List<Transaction>> transactions() {
        var ids = Arbitraries.longs().between(FIRST_ID, FIRST_ID + 8);
        var statements = Arbitraries.oneOf(
                ids.map(UserTable::insert),
                ids.map(UserTable::update),
                ids.map(UserTable::bury),
                ids.map(UserTable::delete),
                Arbitraries.of(
                        "UPDATE users SET version = version + 1",
                        "UPDATE users SET active = active",
                        "DELETE FROM users WHERE version > 3",
                        "SAVEPOINT s; UPDATE users SET version = version + 7; ROLLBACK TO SAVEPOINT s",
                        "UPDATE users SET version = 1 WHERE false"));
        return Combinators.combine(
                        statements.list().ofMinSize(1).ofMaxSize(6),
                        Arbitraries.integers().between(0, 3).map(die -> die > 0),
                        Arbitraries.of(true, false))
                .as(Transaction::new)
                .list()
                .ofMaxSize(8);
    }

    private static UserTable table() {
        return Objects.requireNonNull(table);
    }
}
