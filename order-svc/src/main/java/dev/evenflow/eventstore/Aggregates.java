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

    /** The same for an aggregate that cannot be there yet, in one round trip. */
    public <S, E, R> Uni<Outcome<S, R>> begin(
            AggregateType<S, E> type, UUID newId, Cause cause, Function<S, Decision<E, R>> decide, SqlClient client) {
        var nothing = Aggregate.nothing(newId, type);
        return decided(type, nothing, cause, decide, change -> store.append(type, change, client));
    }

    /**
     * Executes many commands as part of the caller's transaction, in two round trips however many there are; those of the
     * same aggregate one after the other. Gives the outcomes in their order. Fails for all of them, as {@link #execute} does.
     */
    public <S, E, R> Uni<List<Outcome<S, R>>> executeAll(
            AggregateType<S, E> type, List<Execution<S, E, R>> commands, SqlClient client) {
        if (commands.size() == 1) {
            var one = commands.getFirst();
            return execute(type, one.id(), one.cause(), one.decide(), client).map(List::of);
        }
        var aggregates = commands.stream().map(Execution::id).distinct().toList();
        return store.loadAll(type, aggregates, client)
                .flatMap(found -> decideAll(new Decisions<>(type, found, ids), commands, type, client));
    }

    private <S, E, R> Uni<List<Outcome<S, R>>> decideAll(
            Decisions<S, E> decisions, List<Execution<S, E, R>> commands, AggregateType<S, E> type, SqlClient client) {
        List<Outcome<S, R>> outcomes = commands.stream().map(decisions::decide).toList();
        return store.appendAll(type, decisions.changes(), client)
                .invoke(() -> decisions.offerTo(snapshots))
                .replaceWith(outcomes);
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
                var change = Change.of(found, cause, yes.events(), ids);
                yield append.apply(change).map(appended -> new Done<>(after(type, found, change)));
            }
        };
    }

    private <S, E> Aggregate<S> after(AggregateType<S, E> type, Aggregate<S> found, Change<E> change) {
        var aggregate = found.after(change, type);
        snapshots.offer(type, aggregate, change.lastEvent());
        return aggregate;
    }
}
