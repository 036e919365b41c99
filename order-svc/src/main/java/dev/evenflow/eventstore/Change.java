package dev.evenflow.eventstore;

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

    long newVersion() {
        return expectedVersion + events.size();
    }
}
