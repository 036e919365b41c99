package dev.evenflow.eventstore;

import dev.evenflow.contracts.EventIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Events to be appended to an aggregate, all of them or none.
 *
 * @param expectedVersion the version they were decided on, 0 for a new aggregate
 */
public record Change<E>(UUID aggregateId, long expectedVersion, Cause cause, List<NewEvent<E>> events) {

    public Change {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("Nothing to append");
        }
    }

    /** What was decided on an aggregate, each event with a new id. */
    static <E> Change<E> of(Aggregate<?> decidedOn, Cause cause, List<E> events, EventIds ids) {
        var withIds =
                events.stream().map(event -> new NewEvent<>(ids.next(), event)).toList();
        return new Change<>(decidedOn.id(), decidedOn.version(), cause, withIds);
    }

    List<RecordedEvent<E>> recorded(AggregateType<?, E> type, Instant now) {
        var version = expectedVersion;
        var recorded = new ArrayList<RecordedEvent<E>>(events.size());
        for (var event : events) {
            recorded.add(
                    new RecordedEvent<>(event.id(), type.name(), aggregateId, ++version, event.event(), cause, now));
        }
        return recorded;
    }

    long newVersion() {
        return expectedVersion + events.size();
    }

    UUID lastEvent() {
        return events.getLast().id();
    }
}
