package dev.evenflow.user.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.consistency.DigestQuery;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RowQuery;
import dev.evenflow.contracts.consistency.RowState;
import dev.evenflow.testkit.quarkus.Mapped;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of users as they are written, while others write, read and fold. */
class DigestsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Ranges ALL = new Ranges(0, 1L << 40);
    private static final int USERS = 40;
    private static final int LOOKS = 300;

    /** The common pool may have one, and what runs here does not end. */
    private static final Executor THREADS = task -> new Thread(task).start();

    private static final DigestConfig SMALL_BATCHES =
            Mapped.of(DigestConfig.class, Map.of("evenflow.digests.fold-batch", "7"));

    private static final UserTable TABLE = UserTable.in("digests");

    private final RangeDigests ranges = new RangeDigests(TABLE.pool());
    private final Digests digests = new Digests(ranges, TABLE.pool());
    private final UserRows rows = new UserRows(TABLE.pool());
    private final DigestFolding folding = new DigestFolding(TABLE.pool(), SMALL_BATCHES);

    @AfterAll
    static void close() {
        TABLE.close();
    }

    @BeforeEach
    void clear() {
        TABLE.execute("TRUNCATE users, outbox");
    }

    @Test
    void usersThatWereThereBefore_areCounted() {
        try (var older = UserTable.ofVersion("3", "digests_migrated")) {
            older.insert(1, 3_000);
            older.execute(UserTable.bury(1_500));
            older.migratedTo("latest");

            assertThat(result(new RangeDigests(older.pool()).kept(ALL)))
                    .hasSize(3)
                    .isEqualTo(older.added());
        }
    }

    /** What is counted and what is kept are read in one statement: at no moment may they differ. */
    @Test
    void whatIsKept_isRightAtEveryMoment_whileUsersAreWrittenRolledBackAndFolded() throws Exception {
        TABLE.insert(RangeDigest.SIZE - USERS / 2, RangeDigest.SIZE + USERS / 2);
        var writing = new AtomicBoolean(true);
        var writers = IntStream.range(0, 4)
                .mapToObj(seed -> CompletableFuture.runAsync(() -> write(seed, writing), THREADS))
                .toList();
        var folders = IntStream.range(0, 2)
                .mapToObj(folder -> CompletableFuture.runAsync(
                        () -> {
                            while (writing.get()) {
                                result(folding.fold());
                            }
                        },
                        THREADS))
                .toList();
        try {
            for (var look = 0; look < LOOKS; look++) {
                assertThat(result(ranges.recounted(ALL)).asKept()).isTrue();
            }
        } finally {
            writing.set(false);
        }
        writers.forEach(CompletableFuture::join);
        folders.forEach(CompletableFuture::join);

        result(folding.fold());
        assertThat(TABLE.rows("SELECT FROM user_digest_deltas")).isEmpty();
        assertThat(result(ranges.kept(ALL))).isEqualTo(TABLE.added());
    }

    @Test
    void aWriteThatCommitsLate_isSeenWhenItIsCommitted_howeverMuchWasFoldedMeanwhile() throws SQLException {
        TABLE.insert(1, 3);
        try (var late = TABLE.connect()) {
            late.setAutoCommit(false);
            late.createStatement().execute(UserTable.update(1));
            TABLE.execute(UserTable.update(2));
            result(folding.fold());
            assertThat(result(ranges.kept(ALL))).isEqualTo(TABLE.added());

            late.commit();
        }
        assertThat(result(ranges.kept(ALL))).isEqualTo(TABLE.added());
        result(folding.fold());
        assertThat(result(ranges.kept(ALL))).isEqualTo(TABLE.added());
    }

    @Test
    void digestsThatAreWrong_areFoundByARecount_andCorrectedOnce() {
        TABLE.insert(1, 3_000);
        result(folding.fold());
        TABLE.execute("UPDATE user_digests SET digest = 7, rows = rows + 1 WHERE range = 1");
        TABLE.execute("DELETE FROM user_digests WHERE range = 2");
        TABLE.execute("INSERT INTO user_digests VALUES (9, 1, 1, 1)");
        assertThat(result(digests.of(new DigestQuery(0, 10, false))).ranges()).isNotEqualTo(TABLE.added());

        var recounts = IntStream.range(0, 4)
                .mapToObj(recount -> digests.of(new DigestQuery(0, 10, true)).subscribeAsCompletionStage())
                .toList();

        assertThat(recounts)
                .allSatisfy(recount -> assertThat(recount.join().ranges()).isEqualTo(TABLE.added()));
        assertThat(result(digests.of(new DigestQuery(0, 10, false))).ranges()).isEqualTo(TABLE.added());
    }

    @Test
    void aCorrection_losesNothingThatIsWrittenMeanwhile() {
        TABLE.insert(1, 2_000);
        var writing = new AtomicBoolean(true);
        var writer = CompletableFuture.runAsync(() -> write(5, writing), THREADS);
        for (var round = 0; round < 20; round++) {
            TABLE.execute("UPDATE user_digests SET digest = digest # 5, living = living - 1");
            result(digests.of(new DigestQuery(0, DigestQuery.MAX_RANGES, true)));
            result(folding.fold());
        }
        writing.set(false);
        writer.join();

        assertThat(result(ranges.kept(ALL))).isEqualTo(TABLE.added());
    }

    @Test
    void pages_coverEveryRange_andSkipWhatIsEmpty() {
        var far = RangeDigest.firstId(1_000_000);
        TABLE.insert(1, 2_000);
        TABLE.insert(far, far + 1);
        TABLE.insert(Long.MAX_VALUE, Long.MAX_VALUE);

        for (var recount : List.of(false, true)) {
            var first = result(digests.of(new DigestQuery(0, 1, recount)));
            assertThat(first.ranges()).extracting(RangeDigest::range).containsExactly(0L);
            assertThat(first.next()).isEqualTo(1);
            var second = result(digests.of(new DigestQuery(1, 4096, recount)));
            assertThat(second.ranges()).extracting(RangeDigest::range).containsExactly(1L);
            assertThat(second.next()).isEqualTo(1_000_000);
            var third = result(digests.of(new DigestQuery(1_000_000, 4096, recount)));
            assertThat(third.ranges()).extracting(RangeDigest::rows).containsExactly(2L);
            assertThat(third.next()).isEqualTo(DigestQuery.LAST_RANGE);
            var last = result(digests.of(new DigestQuery(DigestQuery.LAST_RANGE, 4096, recount)));
            assertThat(last.ranges()).extracting(RangeDigest::rows).containsExactly(1L);
            assertThat(last.next()).isNull();
        }
    }

    @Test
    void digests_ofNoUsers_areNone() {
        var answer = result(digests.of(new DigestQuery(0, 4096, false)));

        assertThat(answer.ranges()).isEmpty();
        assertThat(answer.next()).isNull();
    }

    @Test
    void rows_areThoseOfTheRangesAndTheIds_withWhatTheBrokerMayNotHave() {
        TABLE.insert(1, 3_000);
        TABLE.execute(UserTable.bury(1_024));
        TABLE.execute(UserTable.update(2_047));
        enqueue(1_025);
        enqueue(1_025);
        enqueue(1);

        var answer =
                result(rows.of(new RowQuery(List.of(1L, 1L, DigestQuery.LAST_RANGE), List.of(1L, 1_025L, 4_000L))));

        assertThat(answer.ids())
                .hasSize(1_025)
                .isSorted()
                .contains(1L, 1_024L, 2_047L)
                .doesNotContain(1_023L, 2_048L);
        assertThat(answer.deleted()).containsExactly(1_024L);
        assertThat(answer.unpublished()).containsExactly(1L, 1_025L);
        assertThat(answer.byId()).containsEntry(2_047L, new RowState(2_047, 2, false, false));
        assertThat(result(rows.of(RowQuery.ofIds(List.of()))).ids()).isEmpty();
    }

    private static void enqueue(long userId) {
        TABLE.execute("INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload)"
                + " VALUES (gen_random_uuid(), '" + userId + "', 1, 'user_updated', 'user.events', '{}')");
    }

    /** Transactions of a few statements; every third one is rolled back. */
    private static void write(int seed, AtomicBoolean writing) {
        try (var connection = TABLE.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var turn = 0; writing.get(); turn++) {
                var id = RangeDigest.SIZE - USERS / 2 + (turn * 7 + seed * 10) % USERS;
                statement.execute(UserTable.insert(10_000L * (seed + 1) + turn));
                statement.execute(turn % 11 == 0 ? UserTable.bury(id) : UserTable.update(id));
                if (turn % 3 == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T result(Uni<T> result) {
        return result.await().atMost(PATIENCE);
    }
}
