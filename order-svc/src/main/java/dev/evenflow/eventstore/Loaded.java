package dev.evenflow.eventstore;

import java.util.Optional;
import java.util.UUID;

/**
 * An aggregate while it is made from its snapshot and events.
 *
 * @param lastEvent the event the state was made with last; empty when it is the snapshot's
 */
record Loaded<S>(UUID id, long version, S state, long snapshotVersion, Optional<UUID> lastEvent) {

    static <S> Loaded<S> nothing(UUID id, S initial) {
        return new Loaded<>(id, 0, initial, 0, Optional.empty());
    }

    Loaded<S> from(long version, S snapshot) {
        return new Loaded<>(id, version, snapshot, version, Optional.empty());
    }

    Loaded<S> after(RecordedEvent<?> event, S next) {
        return new Loaded<>(id, event.version(), next, snapshotVersion, Optional.of(event.id()));
    }

    Aggregate<S> aggregate() {
        return new Aggregate<>(id, version, state, snapshotVersion);
    }
}
