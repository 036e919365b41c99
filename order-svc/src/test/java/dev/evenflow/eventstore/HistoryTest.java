package dev.evenflow.eventstore;

import static dev.evenflow.eventstore.Counter.TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.eventstore.CounterEvent.Increased;
import dev.evenflow.eventstore.CounterEvent.Stopped;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HistoryTest {

    private final EventStore store;
    private final History history;
    private final UUID counter = Changes.id();

    HistoryTest(EventStore store, History history) {
        this.store = store;
        this.history = history;
    }

    @Test
    void events_arePagedInTheOrderOfVersions_withTheirCause() {
        append(Changes.of(counter, 0, new Increased(1), new Increased(2), new Stopped("enough")));

        var page = history.events(TYPE, counter, 1, 10).await().indefinitely();

        assertThat(page).extracting(RecordedEvent::version).containsExactly(2L, 3L);
        assertThat(page).extracting(RecordedEvent::event).containsExactly(new Increased(2), new Stopped("enough"));
        assertThat(page).extracting(RecordedEvent::cause).containsOnly(Changes.CAUSE);
        assertThat(history.events(TYPE, counter, 0, 1).await().indefinitely()).hasSize(1);
    }

    @Test
    void asOf_aVersion_isTheStateThen() {
        append(Changes.steps(counter, 0, 2_500));

        assertThat(stateAsOf(2_100)).isEqualTo(2_100);
        assertThat(stateAsOf(0)).isZero();
        assertThat(stateAsOf(9_999)).isEqualTo(2_500);
    }

    @Test
    void asOf_aTime_isTheStateThen() {
        append(Changes.steps(counter, 0, 2));
        append(Changes.steps(counter, 2, 3));
        var events = history.events(TYPE, counter, 0, 5).await().indefinitely();
        var first = events.getFirst().recordedAt();

        assertThat(versionAsOf(first.minusMillis(1))).isZero();
        assertThat(versionAsOf(first)).isBetween(2L, 5L);
        assertThat(versionAsOf(events.getLast().recordedAt())).isEqualTo(5);
    }

    private int stateAsOf(long version) {
        return history.asOf(TYPE, counter, version)
                .await()
                .indefinitely()
                .state()
                .count();
    }

    private long versionAsOf(Instant time) {
        return history.asOf(TYPE, counter, time).await().indefinitely().version();
    }

    private void append(Change<CounterEvent> change) {
        store.append(TYPE, change).await().indefinitely();
    }
}
