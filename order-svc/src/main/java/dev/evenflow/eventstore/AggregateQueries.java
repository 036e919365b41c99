package dev.evenflow.eventstore;

import dev.evenflow.web.paging.Page;
import dev.evenflow.web.paging.Paged;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What can be asked of every aggregate: how it is, how it was, and what happened to it. */
@Singleton
public class AggregateQueries {

    private final EventStore store;
    private final History history;

    AggregateQueries(EventStore store, History history) {
        this.store = store;
        this.history = history;
    }

    /** As it was then, or is now; empty when there was none, or it does not have that version yet. */
    public <S, E> Uni<Optional<Aggregate<S>>> find(AggregateType<S, E> type, UUID id, Optional<AsOf> when) {
        return when.map(then -> history.asOf(type, id, then)).orElseGet(() -> now(type, id));
    }

    /**
     * A page of its events, from the first one on; empty when there is no such aggregate.
     *
     * @param visible whether whoever asks may see it: it is not there otherwise
     */
    public <S, E> Uni<Optional<Paged<RecordedEvent<E>>>> events(
            AggregateType<S, E> type, UUID id, Page page, Predicate<S> visible) {
        return now(type, id)
                .map(found -> found.filter(aggregate -> visible.test(aggregate.state())))
                .flatMap(found -> found.map(aggregate -> history.events(type, id, page.offset(), page.size())
                                .map(events -> Optional.of(new Paged<>(page, events, aggregate.version()))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private <S, E> Uni<Optional<Aggregate<S>>> now(AggregateType<S, E> type, UUID id) {
        return store.load(type, id).map(found -> Optional.of(found).filter(Aggregate::exists));
    }
}
