package dev.evenflow.eventstore;

import java.util.UUID;

/**
 * An aggregate as it is after some event.
 *
 * @param version number of its events, 0 before the first
 * @param snapshotVersion version of the snapshot it was made from, 0 for none
 */
public record Aggregate<S>(UUID id, long version, S state, long snapshotVersion) {

    static <S> Aggregate<S> nothing(UUID id, AggregateType<S, ?> type) {
        return new Aggregate<>(id, 0, type.initial(), 0);
    }

    <E> Aggregate<S> after(Change<E> change, AggregateType<S, E> type) {
        var next = state;
        for (var event : change.events()) {
            next = type.evolve().apply(next, event.event());
        }
        return new Aggregate<>(id, change.newVersion(), next, snapshotVersion);
    }

    public boolean exists() {
        return version > 0;
    }
}
