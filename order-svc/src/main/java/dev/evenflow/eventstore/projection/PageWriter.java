package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.EventDecoder;
import dev.evenflow.eventstore.Position;
import dev.evenflow.eventstore.RecordedEvent;
import dev.evenflow.eventstore.StoredEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Writes the effect of events and the new position in one transaction, unless another instance was there first. */
@Singleton
class PageWriter {

    private static final int MAX_REASON = 500;

    private final Pool pool;
    private final Cursors cursors;
    private final EventDecoder decoder;

    PageWriter(Pool pool, Cursors cursors, EventDecoder decoder) {
        this.pool = pool;
        this.cursors = cursors;
        this.decoder = decoder;
    }

    /** Completes with false when the cursor is another instance's now. */
    <E> Uni<Boolean> write(Projection<E> projection, Cursor cursor, List<StoredEvent> events, Position end) {
        return decode(projection, events)
                .flatMap(decoded -> ifOurs(
                        cursor,
                        connection -> apply(projection, cursor, decoded, connection)
                                .chain(() -> cursors.advance(cursor, end, connection))));
    }

    /** Skips the aggregate of this event from now on. Completes like {@link #write}. */
    Uni<Boolean> park(Cursor cursor, StoredEvent poison, Throwable failure, Position end) {
        var reason = String.valueOf(failure.getMessage());
        var summary = reason.substring(0, Math.min(reason.length(), MAX_REASON));
        return ifOurs(
                cursor,
                connection -> cursors.park(cursor, poison, summary, connection)
                        .chain(() -> cursors.advance(cursor, end, connection)));
    }

    /** On a worker thread: thousands of them would keep an event loop from its other work. */
    <E> Uni<List<RecordedEvent<E>>> decode(Projection<E> projection, List<StoredEvent> events) {
        return Uni.createFrom()
                .item(() -> events.stream()
                        .map(event -> decoder.decode(event, projection.events()))
                        .toList())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    <E> Uni<Void> apply(
            Projection<E> projection, Cursor cursor, List<RecordedEvent<E>> events, SqlConnection connection) {
        return events.isEmpty() ? Uni.createFrom().voidItem() : projection.apply(events, cursor.copy(), connection);
    }

    private Uni<Boolean> ifOurs(Cursor cursor, Function<SqlConnection, Uni<Void>> work) {
        return pool.withTransaction(connection -> cursors.lock(cursor, connection)
                .flatMap(ours -> ours
                        ? work.apply(connection).replaceWith(true)
                        : Uni.createFrom().item(false)));
    }
}
