package dev.evenflow.eventstore;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Loads aggregates and appends to them. Calls without a client are a transaction of their own; those with one take part
 * in the transaction of their {@link SqlConnection}, see {@link EventTransaction}.
 */
@Singleton
public class EventStore {

    private final Pool pool;
    private final LoadStatement load;
    private final LoadAllStatement loadAll;
    private final AppendStatement append;
    private final AppendAllStatement appendAll;
    private final CreateStatement create;
    private final SnapshotWriter snapshots;
    private final CommitSignal signal;
    private final Clock clock;

    EventStore(
            Pool pool,
            LoadStatement load,
            LoadAllStatement loadAll,
            AppendStatement append,
            AppendAllStatement appendAll,
            CreateStatement create,
            SnapshotWriter snapshots,
            CommitSignal signal,
            Clock clock) {
        this.pool = pool;
        this.load = load;
        this.loadAll = loadAll;
        this.append = append;
        this.appendAll = appendAll;
        this.create = create;
        this.snapshots = snapshots;
        this.signal = signal;
        this.clock = clock;
    }

    /** The aggregate after its newest event; at version 0 in its initial state when it has none. One round trip. */
    public <S, E> Uni<Aggregate<S>> load(AggregateType<S, E> type, UUID id) {
        return load(type, id, pool);
    }

    /** The same, through a client of the caller's. */
    public <S, E> Uni<Aggregate<S>> load(AggregateType<S, E> type, UUID id, SqlClient client) {
        return load.execute(type, id, client)
                .invoke(loaded ->
                        loaded.lastEvent().ifPresent(event -> snapshots.offer(type, loaded.aggregate(), event)))
                .map(Loaded::aggregate);
    }

    /** Many aggregates by their ids, each at version 0 when it has no event; all of them in one round trip. */
    <S, E> Uni<Map<UUID, Aggregate<S>>> loadAll(AggregateType<S, E> type, Collection<UUID> ids, SqlClient client) {
        return loadAll.execute(type, ids, client);
    }

    /**
     * Appends to many aggregates, the changes of each in the order of their versions, as part of the caller's transaction; in one round trip, so the caller
     * bounds their number. Fails with {@link ConflictException} when one of them is at another version.
     */
    <E> Uni<Void> appendAll(AggregateType<?, E> type, List<Change<E>> changes, SqlClient client) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : appendAll.execute(type, changes, clock.instant(), client);
    }

    /**
     * Appends the events and writes what is published of them to the outbox, all or nothing, in one round trip. The same
     * event ids again change nothing, and are answered as before.
     *
     * <p>Fails with {@link ConflictException} when the aggregate is at another version, and with
     * {@link IllegalArgumentException} when event ids belong to something else.
     */
    public <E> Uni<Appended> append(AggregateType<?, E> type, Change<E> change) {
        return append.execute(type, change, clock.instant(), pool).invoke(signal::committed);
    }

    /** The same as part of the caller's transaction, which is to be given up when this fails. */
    public <E> Uni<Appended> append(AggregateType<?, E> type, Change<E> change, SqlClient client) {
        return append.executeWithin(type, change, clock.instant(), client);
    }

    /**
     * Appends the first events of new aggregates, as part of the caller's transaction; in one round trip, so the caller
     * bounds their number.
     *
     * <p>Fails with {@link ConflictException} when one of the aggregates is there already.
     */
    public <E> Uni<Void> create(AggregateType<?, E> type, List<NewAggregate<E>> aggregates, SqlClient client) {
        return aggregates.isEmpty()
                ? Uni.createFrom().voidItem()
                : create.execute(type, aggregates, clock.instant(), client);
    }
}
