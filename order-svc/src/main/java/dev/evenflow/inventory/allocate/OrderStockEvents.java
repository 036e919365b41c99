package dev.evenflow.inventory.allocate;

import dev.evenflow.eventstore.Cause;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.inventory.domain.Return;
import dev.evenflow.inventory.store.InventoryEvents;
import dev.evenflow.inventory.store.InventoryOutbox;
import dev.evenflow.inventory.store.VersionedEvent;
import dev.evenflow.participant.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Tells how the stock of an order is given back, or is not held any more, in the transaction in which that happens. */
@Singleton
class OrderStockEvents {

    private final InventoryOutbox outbox;
    private final Clock clock;

    OrderStockEvents(InventoryOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Nothing is held any more. */
    Uni<Void> tooLate(List<Reservation> asked, Cause cause, SqlConnection connection) {
        var now = clock.instant();
        return tell(
                asked.stream()
                        .map(one -> InventoryEvents.refused(one, Answer.COMPENSATED, now))
                        .flatMap(List::stream),
                cause,
                connection);
    }

    Uni<Void> released(List<Return> returns, Cause cause, SqlConnection connection) {
        var now = clock.instant();
        return tell(
                returns.stream().map(back -> InventoryEvents.returned(back, Return.Reason.RELEASED, now)),
                cause,
                connection);
    }

    private Uni<Void> tell(Stream<VersionedEvent> events, Cause cause, SqlConnection connection) {
        return outbox.add(events.toList(), cause, connection);
    }
}
