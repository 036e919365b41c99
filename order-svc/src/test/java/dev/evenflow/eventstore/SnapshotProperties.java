package dev.evenflow.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.eventstore.CounterEvent.Increased;
import dev.evenflow.eventstore.CounterEvent.Started;
import dev.evenflow.eventstore.CounterEvent.Stopped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SnapshotProperties {

    private final EventJson json = new EventJson();
    private final EventDecoder decoder = new EventDecoder(json);

    @Property(tries = 300)
    void anyHistory_withOrWithoutASnapshot_givesTheSameState(
            @ForAll("histories") List<CounterEvent> events, @ForAll @IntRange(max = 40) int at) {
        var cut = Math.min(at, events.size());
        var inMemory = fold(Counter.TYPE.initial(), events);

        var stored = events.stream().map(this::storedAndRead).toList();
        var snapshot = json.encode(fold(Counter.TYPE.initial(), stored.subList(0, cut)));
        var fromSnapshot = fold(
                json.decodeSnapshot(snapshot, Counter.TYPE.snapshot()).orElseThrow(),
                stored.subList(cut, stored.size()));

        assertThat(fromSnapshot).isEqualTo(inMemory);
        assertThat(fold(Counter.TYPE.initial(), stored)).isEqualTo(inMemory);
    }

    @Provide
    Arbitrary<List<CounterEvent>> histories() {
        Arbitrary<CounterEvent> event = Arbitraries.oneOf(
                Arbitraries.bigDecimals().map(Started::new),
                Arbitraries.integers().between(-9, 9).map(Increased::new),
                Arbitraries.strings().ofMaxLength(9).map(Stopped::new));
        return event.list().ofMaxSize(40);
    }

    private CounterEvent storedAndRead(CounterEvent event) {
        var type = Counter.EVENTS.of(event);
        var stored = new StoredEvent(
                new UUID(0, 0),
                "counter",
                new UUID(0, 0),
                1,
                type.name(),
                type.schema(),
                json.encode(event),
                "{}",
                Instant.EPOCH);
        return decoder.decode(stored, Counter.EVENTS).event();
    }

    private static Counter fold(Counter from, List<CounterEvent> events) {
        var state = from;
        for (var event : events) {
            state = Counter.TYPE.evolve().apply(state, event);
        }
        return state;
    }
}
