package dev.evenflow.eventstore;

import static dev.evenflow.eventstore.Counter.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.Tables;
import dev.evenflow.eventstore.CounterEvent.Increased;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CreateTest {

    private static final int MANY = 300;

    private final EventStore store;
    private final EventTransaction transaction;
    private final Tables tables;

    CreateTest(EventStore store, EventTransaction transaction, Tables tables) {
        this.store = store;
        this.transaction = transaction;
        this.tables = tables;
    }

    @Test
    void create_storesAndPublishesTheFirstEventOfEach() {
        var ids = Stream.generate(Changes::id).limit(MANY).toList();

        create(ids);

        assertThat(load(ids.getLast())).isEqualTo(load(ids.getFirst())).isEqualTo(7);
        assertThat(tables.count("eventstore.events WHERE version = 1 AND " + isOneOf(ids)))
                .isEqualTo(MANY);
        assertThat(tables.rows("SELECT e.aggregate_id, o.event_id = e.event_id AS same, o.version, o.traceparent"
                        + " FROM outbox o JOIN eventstore.events e USING (event_id) WHERE e." + isOneOf(ids)
                        + " ORDER BY o.id"))
                .extracting(row -> row.get("aggregate_id"))
                .isEqualTo(ids);
        append(ids.getFirst(), 1);
        assertThat(load(ids.getFirst())).isEqualTo(8);
    }

    @Test
    void create_fails_andWritesNothing_whenOneIsThere() {
        var there = Changes.id();
        append(there, 0);
        var ids = List.of(Changes.id(), there, Changes.id());

        assertThatThrownBy(() -> create(ids)).isInstanceOf(ConflictException.class);

        assertThat(tables.count("eventstore.events WHERE " + isOneOf(ids))).isOne();
        assertThat(load(there)).isOne();
    }

    @Test
    void create_ofNothing_doesNothing() {
        create(List.of());
    }

    private void create(List<UUID> ids) {
        var counters = ids.stream()
                .map(id -> new NewAggregate<CounterEvent>(
                        id, Changes.CAUSE, new NewEvent<>(Changes.id(), new Increased(7))))
                .toList();
        transaction
                .run(connection -> store.create(TYPE, counters, connection))
                .await()
                .indefinitely();
    }

    private void append(UUID id, long expected) {
        store.append(TYPE, Changes.steps(id, expected, 1)).await().indefinitely();
    }

    private long load(UUID id) {
        return store.load(TYPE, id).await().indefinitely().state().count();
    }

    private static String isOneOf(List<UUID> ids) {
        return "aggregate_id IN ('"
                + String.join("','", ids.stream().map(UUID::toString).toList()) + "')";
    }
}
