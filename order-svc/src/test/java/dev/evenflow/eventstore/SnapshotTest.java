package dev.evenflow.eventstore;

import static dev.evenflow.eventstore.Counter.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.Tables;
import dev.evenflow.eventstore.CounterEvent.Increased;
import dev.evenflow.eventstore.CounterEvent.Started;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SnapshotTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final BigDecimal LIMIT = new BigDecimal("1000.00");

    private final EventStore store;
    private final Aggregates aggregates;
    private final SnapshotWriter writer;
    private final Tables tables;
    private final UUID counter = Changes.id();

    SnapshotTest(EventStore store, Aggregates aggregates, SnapshotWriter writer, Tables tables) {
        this.store = store;
        this.aggregates = aggregates;
        this.writer = writer;
        this.tables = tables;
    }

    @Test
    void snapshot_isWrittenByTheCommand_afterEnoughEvents() {
        append(Changes.of(counter, 0, new Started(LIMIT)));
        append(Changes.steps(counter, 1, 98));
        assertThat(load().snapshotVersion()).isZero();

        increase();

        await().atMost(PATIENCE).until(() -> load().snapshotVersion() == 100);
        assertThat(load()).isEqualTo(new Aggregate<>(counter, 100, new Counter(LIMIT, 99, false), 100));
    }

    @Test
    void load_addsWhatFollowsTheSnapshot() {
        append(Changes.steps(counter, 0, 150));
        await().atMost(PATIENCE).until(() -> load().snapshotVersion() == 150);

        append(Changes.of(counter, 150, new Started(LIMIT), new Increased(2)));

        assertThat(load()).isEqualTo(new Aggregate<>(counter, 152, new Counter(LIMIT, 152, false), 150));
    }

    /** So an instance killed between the append and its snapshot costs nothing but time. */
    @Test
    void snapshot_thatIsMissing_isMadeUpForWhenTheAggregateIsLoaded() {
        append(Changes.steps(counter, 0, 250));
        await().atMost(PATIENCE).until(() -> load().snapshotVersion() == 250);
        tables.execute("DELETE FROM eventstore.snapshots WHERE aggregate_id = '" + counter + "'");

        assertThat(load().state().count()).isEqualTo(250);

        await().atMost(PATIENCE).until(() -> load().snapshotVersion() == 250);
    }

    @Test
    void snapshot_thatCannotBeRead_isIgnored() {
        append(Changes.steps(counter, 0, 100));
        await().atMost(PATIENCE).until(() -> load().snapshotVersion() == 100);
        tables.execute("UPDATE eventstore.snapshots SET state = '{\"count\": \"many\"}' WHERE aggregate_id = '"
                + counter + "'");

        assertThat(load().snapshotVersion()).isZero();
        assertThat(load().state().count()).isEqualTo(100);
    }

    @Test
    void snapshot_ofAnotherSchema_isIgnoredAndReplaced() {
        append(Changes.steps(counter, 0, 100));
        await().atMost(PATIENCE).until(() -> load().snapshotVersion() == 100);
        tables.execute("UPDATE eventstore.snapshots SET schema = 7, state = '{\"count\": 5}' WHERE aggregate_id = '"
                + counter + "'");

        assertThat(load().state().count()).isEqualTo(100);

        await().atMost(PATIENCE).until(() -> load().snapshotVersion() == 100);
    }

    @Test
    void snapshot_ofEventsThatWereRolledBack_isNotWritten() {
        append(Changes.steps(counter, 0, 100));
        tables.execute("DELETE FROM eventstore.snapshots WHERE aggregate_id = '" + counter + "'");
        var wrong = new Aggregate<>(counter, 100, new Counter(LIMIT, 7, false), 0);

        writer.offer(TYPE, wrong, Changes.id());

        await().atMost(PATIENCE)
                .during(Duration.ofMillis(300))
                .until(() -> tables.count("eventstore.snapshots WHERE aggregate_id = '" + counter + "'") == 0);
    }

    private void increase() {
        aggregates
                .execute(TYPE, counter, Changes.CAUSE, state -> Counter.increase(state, 1))
                .await()
                .indefinitely();
    }

    private void append(Change<CounterEvent> change) {
        store.append(TYPE, change).await().indefinitely();
    }

    private Aggregate<Counter> load() {
        return store.load(TYPE, counter).await().indefinitely();
    }
}
