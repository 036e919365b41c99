package dev.evenflow.eventstore;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * The first events of any number of aggregates and their outbox rows, in one statement and one round trip. Nothing is to
 * be compared with: the primary key alone tells whether one of them is there already.
 */
@Singleton
class CreateStatement {

    private static final String CREATE = "WITH " + ManyEvents.INSERTS.formatted("") + " SELECT 1";

    private final ManyEvents many;

    CreateStatement(ManyEvents many) {
        this.many = many;
    }

    /** As part of a transaction. */
    <E> Uni<Void> execute(
            AggregateType<?, E> type, List<NewAggregate<E>> aggregates, Instant now, SqlClient transaction) {
        var events = aggregates.stream()
                .map(aggregate -> recorded(type, aggregate, now))
                .toList();
        return transaction
                .preparedQuery(CREATE)
                .execute(many.columns(type, events, now))
                .replaceWithVoid()
                .onFailure(AppendStatement::metAnother)
                .transform(
                        failure -> new ConflictException(aggregates.getFirst().id(), 0));
    }

    private static <E> RecordedEvent<E> recorded(AggregateType<?, E> type, NewAggregate<E> aggregate, Instant now) {
        var first = aggregate.first();
        return new RecordedEvent<>(first.id(), type.name(), aggregate.id(), 1, first.event(), aggregate.cause(), now);
    }
}
