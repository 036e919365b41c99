package dev.evenflow.eventstore.projection;

import static dev.evenflow.eventstore.Counter.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.Tables;
import dev.evenflow.eventstore.Change;
import dev.evenflow.eventstore.Changes;
import dev.evenflow.eventstore.CounterEvent;
import dev.evenflow.eventstore.CounterEvent.Increased;
import dev.evenflow.eventstore.EventStore;
import dev.evenflow.eventstore.projection.CounterView.Interference;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventStore store;
    private final CounterView view;
    private final RunnerFactory runners;
    private final ProjectionReport report;
    private final Tables tables;
    private final UUID counter = Changes.id();

    ProjectionTest(EventStore store, CounterView view, RunnerFactory runners, ProjectionReport report, Tables tables) {
        this.store = store;
        this.view = view;
        this.runners = runners;
        this.report = report;
        this.tables = tables;
    }

    @AfterEach
    void leaveInPeace() {
        view.interference = Interference.NONE;
    }

    @Test
    void event_isApplied_soonAfterItsCommit() {
        append(Changes.steps(counter, 0, 3));

        await().atMost(Duration.ofSeconds(5)).until(() -> sum(counter) == 3);
        await().atMost(PATIENCE).until(() -> status().lag() == 0);
        assertThat(status().position()).isPositive();
        assertThat(status().head()).isGreaterThanOrEqualTo(status().position());
    }

    @Test
    void event_thatCommitsLate_isNotSkipped() throws SQLException {
        var late = Changes.id();
        try (var connection = tables.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(rawIncrease(late, 1, 3, "{\"by\": 7}"));
            append(Changes.steps(counter, 0, 3));
            await().atMost(PATIENCE).during(Duration.ofMillis(600)).until(() -> sum(counter) == 0);
            assertThat(status().lag()).isPositive();
            connection.commit();
        }

        await().atMost(PATIENCE).until(() -> sum(late) == 7 && sum(counter) == 3);
        await().atMost(PATIENCE).until(() -> status().lag() == 0);
    }

    @Test
    void batch_whoseConnectionDies_isAppliedOnce() {
        var deaths = new AtomicInteger(3);
        view.interference = (connection, copy) -> deaths.getAndDecrement() > 0
                ? connection
                        .query("SELECT pg_terminate_backend(pg_backend_pid())")
                        .execute()
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();

        append(Changes.steps(counter, 0, 50));

        await().atMost(PATIENCE).until(() -> sum(counter) == 50);
        assertThat(deaths).hasNegativeValue();
        assertThat(status().parked()).noneMatch(parked -> parked.aggregateId().equals(counter));
    }

    @Test
    void batch_thatFailsForAReasonThatPasses_parksNothing() {
        var failures = new AtomicInteger(4);
        view.interference = (connection, copy) -> failures.getAndDecrement() > 0
                ? connection.query("SELECT * FROM not_there_yet").execute().replaceWithVoid()
                : Uni.createFrom().voidItem();

        append(Changes.steps(counter, 0, 5));

        await().atMost(PATIENCE).until(() -> sum(counter) == 5);
        assertThat(status().parked()).noneMatch(parked -> parked.aggregateId().equals(counter));
    }

    @Test
    void poison_parksItsAggregate_andTheRestGoesOn() {
        var refused = Changes.id();
        var unreadable = Changes.id();
        var others = Stream.generate(Changes::id).limit(20).toList();
        Uni.join()
                .all(others.stream()
                        .map(id -> store.append(TYPE, Changes.steps(id, 0, 100)))
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();
        append(Changes.of(counter, 0, new Increased(1), new Increased(5_000), new Increased(1)));
        append(Changes.of(refused, 0, overflow()));
        tables.execute(rawIncrease(unreadable, 1, 9, "{}"));
        append(Changes.steps(others.getFirst(), 100, 1));

        await().atMost(PATIENCE).until(() -> sum(others.getFirst()) == 101);
        await().atMost(PATIENCE).until(() -> status().parkedCount() >= 3);
        assertThat(sum(counter)).isLessThanOrEqualTo(1);
        assertThat(others.stream().skip(1)).allSatisfy(id -> assertThat(sum(id)).isEqualTo(100));
        assertThat(parkedOf(counter).version()).isEqualTo(2);
        assertThat(parkedOf(counter).reason()).contains("a step of 5000");
        assertThat(parkedOf(refused).reason()).contains("sum");
        assertThat(parkedOf(unreadable).reason()).contains("newer");
        append(Changes.steps(counter, 3, 1));
        await().atMost(PATIENCE).until(() -> status().lag() == 0);
        assertThat(sum(counter)).isOne();
    }

    @Test
    void twoRunners_onOneDatabase_applyEverythingOnce() {
        var other = runners.runner(view);
        var ids = Stream.generate(Changes::id).limit(10).toList();
        try {
            for (var round = 0; round < 20; round++) {
                var expected = round * 5L;
                ids.forEach(id -> append(Changes.steps(id, expected, 5)));
                other.wake();
            }
            await().atMost(PATIENCE).until(() -> ids.stream().allMatch(id -> sum(id) == 100));
        } finally {
            other.stop().join();
        }
    }

    private static CounterEvent[] overflow() {
        return IntStream.range(0, 1_001).mapToObj(i -> new Increased(1_000)).toArray(CounterEvent[]::new);
    }

    /** As an instance of another release might have written it. */
    private static String rawIncrease(UUID id, long version, int schema, String payload) {
        return "INSERT INTO eventstore.events (aggregate_type, aggregate_id, version, event_id, type, schema, payload,"
                + " metadata, recorded_at) VALUES ('counter', '" + id + "', " + version
                + ", gen_random_uuid(), 'counter_increased', " + schema + ", '" + payload + "', '{}', now())";
    }

    private void append(Change<CounterEvent> change) {
        store.append(TYPE, change).await().indefinitely();
    }

    private int sum(UUID id) {
        return tables.rows("SELECT sum FROM counter_view WHERE aggregate_id = '" + id + "'").stream()
                .mapToInt(row -> (Integer) row.getOrDefault("sum", 0))
                .sum();
    }

    private ProjectionStatus.Parked parkedOf(UUID id) {
        return status().parked().stream()
                .filter(parked -> parked.aggregateId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ProjectionStatus status() {
        return report.of(List.of("counter-view")).await().indefinitely().getFirst();
    }
}
