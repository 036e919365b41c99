package dev.evenflow.eventstore.projection;

import static dev.evenflow.eventstore.Counter.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.Tables;
import dev.evenflow.eventstore.Changes;
import dev.evenflow.eventstore.EventStore;
import dev.evenflow.eventstore.projection.CounterView.Interference;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Twenty counters that were counted to ten, and a read model of theirs to be verified. */
class Verifying {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    EventStore store;

    @Inject
    CounterView view;

    @Inject
    Verifications verifications;

    @Inject
    Tables tables;

    final List<UUID> counters = Stream.generate(Changes::id).limit(20).toList();

    @BeforeEach
    void count() {
        appendToAll(0, 10);
        awaitApplied(200);
    }

    @AfterEach
    void leaveInPeace() {
        view.interference = Interference.NONE;
        // No stream takes what counters tell: the relay would wait for one, and everybody else behind it.
        tables.execute("DELETE FROM outbox WHERE subject = 'counter.events'");
        await().atMost(PATIENCE).until(() -> tables.count("eventstore.projections WHERE shadow") == 0);
        assertThat(tables.count("pg_tables WHERE tablename LIKE '%__shadow'")).isZero();
    }

    ProjectionVerdict verify() {
        var begun = await().atMost(PATIENCE)
                .until(() -> verifications.begin().await().atMost(PATIENCE), some -> some.isPresent());
        return begun.orElseThrow().await().atMost(PATIENCE).stream()
                .filter(verdict -> verdict.name().equals("counter-view"))
                .findFirst()
                .orElseThrow();
    }

    void appendToAll(long expected, int steps) {
        append(counters, expected, steps);
    }

    void append(List<UUID> ids, long expected, int steps) {
        Uni.join()
                .all(ids.stream()
                        .map(id -> store.append(TYPE, Changes.steps(id, expected, steps)))
                        .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);
    }

    void awaitApplied(long sum) {
        await().atMost(PATIENCE).until(() -> sumOf(counters) == sum);
    }

    long sumOf(List<UUID> ids) {
        var mine = "'" + String.join("','", ids.stream().map(UUID::toString).toList()) + "'";
        return tables.count("counter_view, generate_series(1, sum) WHERE aggregate_id IN (" + mine + ")");
    }
}
