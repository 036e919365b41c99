package dev.evenflow.eventstore;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.eventstore.Outcome.Done;
import dev.evenflow.eventstore.Outcome.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Decides on many commands in memory, each on what the ones before have made of its aggregate. */
final class Decisions<S, E> {

    private final AggregateType<S, E> type;
    private final Map<UUID, Aggregate<S>> aggregates;
    private final EventIds ids;
    private final List<Change<E>> changes = new ArrayList<>();

    Decisions(AggregateType<S, E> type, Map<UUID, Aggregate<S>> found, EventIds ids) {
        this.type = type;
        this.aggregates = new HashMap<>(found);
        this.ids = ids;
    }

    <R> Outcome<S, R> decide(Execution<S, E, R> command) {
        var found = Objects.requireNonNull(aggregates.get(command.id()));
        return switch (command.decide().apply(found.state())) {
            case Decision.Rejected<E, R> no -> new Rejected<>(found, no.reason());
            case Decision.Accepted<E, R> yes when yes.events().isEmpty() -> new Done<>(found);
            case Decision.Accepted<E, R> yes -> new Done<>(changed(found, command.cause(), yes.events()));
        };
    }

    private Aggregate<S> changed(Aggregate<S> found, Cause cause, List<E> events) {
        var change = Change.of(found, cause, events, ids);
        var after = found.after(change, type);
        changes.add(change);
        aggregates.put(found.id(), after);
        return after;
    }

    /** Everything that is to be written, in the order of the commands. */
    List<Change<E>> changes() {
        return changes;
    }

    /** Tells of every aggregate that changed, as it is at last. */
    void offerTo(SnapshotWriter snapshots) {
        var last = new HashMap<UUID, UUID>();
        changes.forEach(change -> last.put(change.aggregateId(), change.lastEvent()));
        last.forEach((id, event) -> snapshots.offer(type, Objects.requireNonNull(aggregates.get(id)), event));
    }
}
