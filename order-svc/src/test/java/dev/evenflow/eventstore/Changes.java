package dev.evenflow.eventstore;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.eventstore.CounterEvent.Increased;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Changes to counters. */
public final class Changes {

    public static final Cause CAUSE =
            Cause.request("c-1", Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

    private static final EventIds IDS = new EventIds();

    private Changes() {}

    public static UUID id() {
        return IDS.next();
    }

    public static Change<CounterEvent> of(UUID counter, long expected, CounterEvent... events) {
        return new Change<>(
                counter,
                expected,
                CAUSE,
                Arrays.stream(events).map(event -> new NewEvent<>(id(), event)).toList());
    }

    /** So many steps of one. */
    public static Change<CounterEvent> steps(UUID counter, long expected, int steps) {
        return of(
                counter,
                expected,
                IntStream.range(0, steps).mapToObj(i -> new Increased(1)).toArray(CounterEvent[]::new));
    }

    static Change<CounterEvent> withIds(Change<CounterEvent> change, List<UUID> ids) {
        return new Change<>(
                change.aggregateId(),
                change.expectedVersion(),
                change.cause(),
                IntStream.range(0, ids.size())
                        .mapToObj(i -> new NewEvent<>(
                                ids.get(i), change.events().get(i).event()))
                        .toList());
    }
}
