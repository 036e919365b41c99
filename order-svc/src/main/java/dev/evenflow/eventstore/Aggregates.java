package dev.evenflow.eventstore;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.eventstore.Outcome.Done;
import dev.evenflow.eventstore.Outcome.Rejected;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Executes commands: load, decide, append. */
@Singleton
public class Aggregates {

    private final EventStore store;
    private final SnapshotWriter snapshots;
    private final ConflictRetries retries;
    private final EventIds ids;

    Aggregates(EventStore store, SnapshotWriter snapshots, ConflictRetries retries, EventIds ids) {
        this.store = store;
        this.snapshots = snapshots;
        this.retries = retries;
        this.ids = ids;
    }

    /**
     * Decides on the aggregate as it is and appends what was decided, in two round trips; again from the start when
     * somebody else was faster. Fails with {@link ConflictException} when that happens too often.
     */
    public <S, E, R> Uni<Outcome<S, R>> execute(
            AggregateType<S, E> type, UUID id, Cause cause, Function<S, Decision<E, R>> decide) {
        return retries.of(store.load(type, id)
                .flatMap(found -> decided(type, found, cause, decide, change -> store.append(type, change))));
    }

    /** The same as part of the caller's transaction, which is to be given up when this fails. */
    public <S, E, R> Uni<Outcome<S, R>> execute(
            AggregateType<S, E> type, UUID id, Cause cause, Function<S, Decision<E, R>> decide, SqlClient client) {
        return store.load(type, id, client)
                .flatMap(found -> decided(type, found, cause, decide, change -> store.append(type, change, client)));
    }

    private <S, E, R> Uni<Outcome<S, R>> decided(
            AggregateType<S, E> type,
            Aggregate<S> found,
            Cause cause,
            Function<S, Decision<E, R>> decide,
            Function<Change<E>, Uni<Appended>> append) {
        return switch (decide.apply(found.state())) {
            case Decision.Rejected<E, R> no -> Uni.createFrom().item(new Rejected<>(found, no.reason()));
            case Decision.Accepted<E, R> yes
            when yes.events().isEmpty() -> Uni.createFrom().item(new Done<>(found));
            case Decision.Accepted<E, R> yes -> {
                var change = new Change<>(found.id(), found.version(), cause, withIds(yes.events()));
                yield append.apply(change).map(appended -> new Done<>(after(type, found, change)));
            }
        };
    }

    private <E> List<NewEvent<E>> withIds(List<E> events) {
        return events.stream().map(event -> new NewEvent<>(ids.next(), event)).toList();
    }

    private <S, E> Aggregate<S> after(AggregateType<S, E> type, Aggregate<S> found, Change<E> change) {
        var state = found.state();
        for (var event : change.events()) {
            state = type.evolve().apply(state, event.event());
        }
        var aggregate = new Aggregate<>(found.id(), change.newVersion(), state, found.snapshotVersion());
        snapshots.offer(type, aggregate, change.events().getLast().id());
        return aggregate;
    }
}
