package dev.evenflow.eventstore;

import static dev.evenflow.eventstore.Counter.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.evenflow.Tables;
import dev.evenflow.eventstore.CounterEvent.Increased;
import dev.evenflow.eventstore.CounterEvent.Stopped;
import dev.evenflow.eventstore.Outcome.Done;
import dev.evenflow.eventstore.Outcome.Rejected;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many commands in one transaction. */
@QuarkusTest
class ExecuteAllTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventStore store;
    private final Aggregates aggregates;
    private final EventTransaction transaction;
    private final Pool pool;
    private final Tables tables;
    private final UUID one = Changes.id();
    private final UUID other = Changes.id();

    ExecuteAllTest(EventStore store, Aggregates aggregates, EventTransaction transaction, Pool pool, Tables tables) {
        this.store = store;
        this.aggregates = aggregates;
        this.transaction = transaction;
        this.pool = pool;
        this.tables = tables;
    }

    @Test
    void commands_areDecidedInTurn_eachOnWhatTheOnesBeforeMade() {
        append(Changes.of(one, 0, new Increased(1)));

        var outcomes = execute(List.of(
                increase(one, 2), increase(other, 5), increase(one, 3), increase(one, 0), stop(one), increase(one, 4)));

        assertThat(outcomes.subList(0, 5))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Done.class));
        assertThat(outcomes.getLast())
                .isInstanceOfSatisfying(
                        Rejected.class, no -> assertThat(no.reason()).isEqualTo("stopped"));
        assertThat(load(one).state().count()).isEqualTo(6);
        assertThat(load(one).version()).isEqualTo(4);
        assertThat(load(other).version()).isEqualTo(1);
        assertThat(outbox(one)).extracting("version").containsExactly(1L, 2L, 3L, 4L);
        assertThat(events(one)).isEqualTo(outbox(one));
    }

    @Test
    void snapshots_areUsed_andMade() {
        append(Changes.of(
                one, 0, IntStream.range(0, 150).mapToObj(i -> new Increased(1)).toArray(CounterEvent[]::new)));
        var unused = load(one); // offers a snapshot
        await().atMost(PATIENCE)
                .until(() -> tables.count("eventstore.snapshots WHERE aggregate_id = '" + one + "'") == 1);
        tables.execute(
                "UPDATE eventstore.snapshots SET state = jsonb_set(state, '{count}', '1000') WHERE aggregate_id = '"
                        + one + "'");

        execute(List.of(increase(one, 1), increase(other, 1)));

        assertThat(load(one).version()).isEqualTo(151);
        assertThat(load(one).state().count()).as("from the snapshot").isEqualTo(1001);
        tables.execute("UPDATE eventstore.snapshots SET state = '[]' WHERE aggregate_id = '" + one + "'");
        execute(List.of(increase(one, 1), increase(other, 1)));
        assertThat(load(one).version()).isEqualTo(152);
        assertThat(load(one).state().count()).as("from the events").isEqualTo(152);
    }

    @Test
    void conflict_takesAllOfItBack() {
        append(Changes.of(one, 0, new Increased(1)));
        var changes = List.of(Changes.of(other, 0, new Increased(1)), Changes.of(one, 0, new Increased(1)));

        assertThatThrownBy(() -> pool.withTransaction(
                                (SqlConnection connection) -> store.appendAll(TYPE, changes, connection))
                        .await()
                        .indefinitely())
                .isInstanceOf(ConflictException.class);

        assertThat(load(one).version()).isOne();
        assertThat(load(other).exists()).isFalse();
    }

    @Test
    void transactionsThatMeet_areRunAgain_andNothingIsLost() {
        var several = Stream.generate(Changes::id).limit(5).toList();
        var commands = several.stream().map(id -> increase(id, 1)).toList();
        var backwards = commands.reversed();

        CompletableFuture.allOf(IntStream.range(0, 16)
                        .mapToObj(i -> transaction
                                .run(connection ->
                                        aggregates.executeAll(TYPE, i % 2 == 0 ? commands : backwards, connection))
                                .subscribeAsCompletionStage())
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(several)
                .allSatisfy(id -> assertThat(load(id).state().count()).isEqualTo(16));
        var inOrder = new ArrayList<Map<String, Object>>(tables.rows("SELECT version FROM eventstore.events"
                + " WHERE aggregate_id = '" + several.getFirst() + "' ORDER BY tx, position"));
        assertThat(inOrder).extracting("version").isSorted();
    }

    private List<Outcome<Counter, String>> execute(List<Execution<Counter, CounterEvent, String>> commands) {
        return transaction
                .run(connection -> aggregates.executeAll(TYPE, commands, connection))
                .await()
                .indefinitely();
    }

    private static Execution<Counter, CounterEvent, String> increase(UUID id, int by) {
        return new Execution<>(id, Changes.CAUSE, counter -> Counter.increase(counter, by));
    }

    private static Execution<Counter, CounterEvent, String> stop(UUID id) {
        return new Execution<>(id, Changes.CAUSE, counter -> Decision.accept(new Stopped("enough")));
    }

    private void append(Change<CounterEvent> change) {
        store.append(TYPE, change).await().indefinitely();
    }

    private Aggregate<Counter> load(UUID id) {
        return store.load(TYPE, id).await().indefinitely();
    }

    private List<Map<String, Object>> outbox(UUID id) {
        var told = id.getLeastSignificantBits() & Long.MAX_VALUE; // as CounterPublication does
        return tables.rows("SELECT event_id, version FROM outbox WHERE aggregate_id = '" + told + "' ORDER BY id");
    }

    private List<Map<String, Object>> events(UUID id) {
        return tables.rows(
                "SELECT event_id, version FROM eventstore.events WHERE aggregate_id = '" + id + "' ORDER BY version");
    }
}
