package dev.evenflow.inventory.allocate;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.eventstore.Cause;
import dev.evenflow.inventory.domain.Product;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.inventory.domain.Return;
import dev.evenflow.inventory.domain.Shortage;
import dev.evenflow.inventory.store.InventoryEvents;
import dev.evenflow.inventory.store.InventoryOutbox;
import dev.evenflow.inventory.store.VersionedEvent;
import dev.evenflow.participant.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells what happens to the stock of an order, in the transaction in which it happens. */
@Singleton
class OrderStockEvents {

    private final InventoryOutbox outbox;
    private final Clock clock;

    OrderStockEvents(InventoryOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param products as they are after it */
    Uni<Void> held(List<Product> products, List<Reservation> made, Cause cause, SqlConnection connection) {
        Map<UUID, Reservation> byProduct = made.stream().collect(toMap(Reservation::productId, Function.identity()));
        return tell(
                products.stream()
                        .map(product ->
                                InventoryEvents.reserved(product, Objects.requireNonNull(byProduct.get(product.id()))))
                        .flatMap(List::stream),
                cause,
                connection);
    }

    Uni<Void> refused(List<Shortage> shortages, Cause cause, SqlConnection connection) {
        var now = clock.instant();
        return tell(
                shortages.stream()
                        .map(one -> InventoryEvents.refused(
                                one.asked(), one.reason().slug(), now))
                        .flatMap(List::stream),
                cause,
                connection);
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

    /** @param products as they are after it */
    Uni<Void> sold(List<Product> products, Cause cause, SqlConnection connection) {
        return tell(products.stream().map(InventoryEvents::sold).flatMap(List::stream), cause, connection);
    }

    private Uni<Void> tell(Stream<VersionedEvent> events, Cause cause, SqlConnection connection) {
        return outbox.add(events.toList(), cause, connection);
    }
}
