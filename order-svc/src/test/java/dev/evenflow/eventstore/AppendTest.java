package dev.evenflow.eventstore;

import static dev.evenflow.eventstore.Counter.TYPE;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.Tables;
import dev.evenflow.eventstore.CounterEvent.Increased;
import dev.evenflow.eventstore.CounterEvent.Started;
import dev.evenflow.eventstore.CounterEvent.Stopped;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AppendTest {

    private static final int WRITERS = 64;

    private final EventStore store;
    private final Aggregates aggregates;
    private final EventTransaction transaction;
    private final Pool pool;
    private final Tables tables;
    private final UUID counter = Changes.id();

    AppendTest(EventStore store, Aggregates aggregates, EventTransaction transaction, Pool pool, Tables tables) {
        this.store = store;
        this.aggregates = aggregates;
        this.transaction = transaction;
        this.pool = pool;
        this.tables = tables;
    }

    @Test
    void append_isLoadedAgain_withEverythingThatWasGiven() {
        var limit = new BigDecimal("100.00");
        append(Changes.of(counter, 0, new Started(limit), new Increased(2), new Increased(3)));

        var found = load();

        assertThat(found.version()).isEqualTo(3);
        assertThat(found.exists()).isTrue();
        assertThat(found.state()).isEqualTo(new Counter(limit, 5, false));
        assertThat(store.load(TYPE, Changes.id()).await().indefinitely().exists())
                .isFalse();
    }

    @Test
    void append_writesWhatIsPublished_inTheOrderOfVersions() {
        append(Changes.of(counter, 0, new Started(BigDecimal.TEN), new Increased(2), new Stopped("enough")));

        var rows = outbox();
        assertThat(rows).extracting(row -> row.get("version")).containsExactly(2L, 3L);
        assertThat(rows).extracting(row -> row.get("type")).containsExactly("user_updated", "user_deleted");
        assertThat(rows).extracting(row -> row.get("subject")).containsOnly("counter.events");
        assertThat(rows).extracting(row -> row.get("traceparent")).containsOnly(Changes.CAUSE.traceparent());
        assertThat(String.valueOf(rows.getFirst().get("payload")))
                .contains("\"correlation_id\":\"c-1\"", "\"version\":2");
    }

    @Test
    void append_atAnotherVersion_isAConflictAndWritesNothing() {
        append(Changes.steps(counter, 0, 2));

        for (var expected : List.of(0L, 1L, 3L, 7L)) {
            assertThatThrownBy(() -> append(Changes.steps(counter, expected, 2)))
                    .isInstanceOf(ConflictException.class);
        }
        assertThat(load().version()).isEqualTo(2);
        assertThat(outbox()).hasSize(2);
    }

    @Test
    void append_ofManyAtOnce_hasOneWinner() {
        var attempts = together(i -> store.append(TYPE, Changes.steps(counter, 0, 2)));

        assertThat(attempts)
                .filteredOn(attempt -> !attempt.isCompletedExceptionally())
                .hasSize(1);
        assertThat(attempts)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .allSatisfy(attempt -> assertThat(attempt.exceptionNow()).isInstanceOf(ConflictException.class));
        assertThat(load().version()).isEqualTo(2);
        assertThat(outbox()).hasSize(2);
    }

    @Test
    void execute_ofManyAtOnce_losesNone() {
        var commands = 8;
        var attempts = IntStream.range(0, commands)
                .mapToObj(i -> increase(1).subscribeAsCompletionStage())
                .toList();

        assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.join()).isInstanceOf(Outcome.Done.class));
        assertThat(load().state().count()).isEqualTo(commands);
        assertThat(outbox())
                .extracting(row -> row.get("version"))
                .isEqualTo(LongStream.rangeClosed(1, commands).boxed().collect(toList()));
    }

    @Test
    void execute_rejected_orChangingNothing_appendsNothing() {
        assertThat(increase(0).await().indefinitely()).isInstanceOf(Outcome.Done.class);
        assertThat(load().exists()).isFalse();
        append(Changes.of(counter, 0, new Stopped("enough")));

        var outcome = increase(1).await().indefinitely();

        assertThat(outcome).isEqualTo(new Outcome.Rejected<>(load(), "stopped"));
        assertThat(load().version()).isOne();
    }

    @Test
    void append_ofTheSameEventsAgain_isAnsweredAsBefore() {
        var change = Changes.steps(counter, 0, 2);
        assertThat(append(change)).isEqualTo(new Appended(2, false));
        append(Changes.steps(counter, 2, 1));

        assertThat(append(change)).isEqualTo(new Appended(2, true));
        assertThat(load().version()).isEqualTo(3);
        assertThat(outbox()).hasSize(3);
    }

    @Test
    void append_ofTheSameEventsAtOnce_storesThemOnce() {
        var change = Changes.steps(counter, 0, 2);

        var attempts = together(i -> store.append(TYPE, change));

        assertThat(attempts)
                .extracting(CompletableFuture::join)
                .containsOnly(new Appended(2, false), new Appended(2, true))
                .containsOnlyOnce(new Appended(2, false));
        assertThat(outbox()).hasSize(2);
    }

    @Test
    void append_ofEventIdsUsedElsewhere_isRefused() {
        var change = Changes.steps(counter, 0, 1);
        append(change);
        var used = List.of(change.events().getFirst().id(), Changes.id());

        assertThatThrownBy(() -> append(Changes.withIds(Changes.steps(Changes.id(), 0, 2), used.subList(0, 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> append(Changes.withIds(Changes.steps(counter, 1, 2), used)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(load().version()).isOne();
    }

    @Test
    void transaction_rolledBack_leavesNeitherEventNorRow() {
        assertThatThrownBy(() -> transaction
                        .run(connection -> store.append(TYPE, Changes.steps(counter, 0, 1), connection)
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("no"))))
                        .await()
                        .indefinitely())
                .hasMessage("no");

        assertThat(load().exists()).isFalse();
        assertThat(outbox()).isEmpty();
    }

    /** Else the order of transactions would contradict that of versions. */
    @Test
    void transaction_olderThanTheLastEvent_isAConflictAndRunAgain() {
        tables.execute("CREATE TABLE IF NOT EXISTS other_writes (attempt int)");
        tables.execute("TRUNCATE other_writes");

        transaction
                .run(connection -> connection
                        .query("INSERT INTO other_writes SELECT count(*) FROM other_writes")
                        .execute()
                        .chain(() -> store.load(TYPE, counter))
                        .chain(found -> found.exists()
                                ? Uni.createFrom().nullItem()
                                : store.append(TYPE, Changes.steps(counter, 0, 1)))
                        .chain(() -> increaseIn(connection)))
                .await()
                .indefinitely();

        assertThat(load().version()).isEqualTo(2);
        assertThat(tables.count("other_writes")).isOne();
        assertThat(tables.rows("SELECT version FROM eventstore.events WHERE aggregate_id = '" + counter
                        + "' ORDER BY tx, position"))
                .extracting(row -> row.get("version"))
                .containsExactly(1L, 2L);
    }

    private Uni<Outcome<Counter, String>> increaseIn(SqlConnection connection) {
        return aggregates.execute(TYPE, counter, Changes.CAUSE, state -> Counter.increase(state, 1), connection);
    }

    private Uni<Outcome<Counter, String>> increase(int by) {
        return aggregates.execute(TYPE, counter, Changes.CAUSE, state -> Counter.increase(state, by));
    }

    private static List<CompletableFuture<Appended>> together(IntFunction<Uni<Appended>> append) {
        var attempts = IntStream.range(0, WRITERS)
                .mapToObj(i -> append.apply(i).subscribeAsCompletionStage())
                .toList();
        attempts.forEach(attempt -> attempt.handle((done, failure) -> 0).join());
        return attempts;
    }

    private Appended append(Change<CounterEvent> change) {
        return store.append(TYPE, change).await().indefinitely();
    }

    private Aggregate<Counter> load() {
        return store.load(TYPE, counter, pool).await().indefinitely();
    }

    private List<Map<String, Object>> outbox() {
        return tables.rows("SELECT o.* FROM outbox o JOIN eventstore.events e USING (event_id) WHERE e.aggregate_id = '"
                + counter + "' ORDER BY id");
    }
}
