package dev.evenflow.inventory.reserve;

import dev.evenflow.inventory.InventoryConfig;
import dev.evenflow.inventory.InventoryProblems;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.inventory.domain.Return.Reason;
import dev.evenflow.inventory.store.InventoryEvents;
import dev.evenflow.inventory.store.InventoryOutbox;
import dev.evenflow.inventory.store.ProductTable;
import dev.evenflow.inventory.store.ReservationTable;
import dev.evenflow.web.Correlation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Holds stock and gives it back, as a part of its caller's transaction. */
@Singleton
class Reservations {

    private final ReservationTable reservations;
    private final ProductTable products;
    private final InventoryOutbox outbox;
    private final Clock clock;
    private final Duration ttl;

    Reservations(
            ReservationTable reservations,
            ProductTable products,
            InventoryOutbox outbox,
            Clock clock,
            InventoryConfig config) {
        this.reservations = reservations;
        this.products = products;
        this.outbox = outbox;
        this.clock = clock;
        this.ttl = config.reservationTtl();
    }

    /** Empty when there is not enough of the product, or no such product. */
    Uni<Optional<Reservation>> hold(
            UUID id, ReserveRequest request, Correlation correlation, SqlConnection connection) {
        var now = clock.instant();
        var asked = new Reservation(id, request.productId(), request.quantity(), now.plus(ttl));
        return reservations
                .hold(asked, now, connection)
                .call(found -> outbox.add(
                        found.map(product -> InventoryEvents.reserved(product, asked))
                                .orElse(List.of()),
                        correlation,
                        connection))
                .map(found -> found.map(product -> asked));
    }

    /** Why {@link #hold} gave nothing, as a slug. */
    Uni<String> refusal(UUID productId, SqlConnection connection) {
        return products.find(productId, connection)
                .map(found -> found.isPresent()
                        ? InventoryProblems.INSUFFICIENT_STOCK.slug()
                        : InventoryProblems.UNKNOWN_PRODUCT);
    }

    /** Tells that a command got nothing. */
    Uni<Void> refused(
            UUID id, ReserveRequest request, String reason, Correlation correlation, SqlConnection connection) {
        var now = clock.instant();
        var asked = new Reservation(id, request.productId(), request.quantity(), now);
        return outbox.add(InventoryEvents.refused(asked, reason, now), correlation, connection);
    }

    /** Completes with false when it is not held. */
    Uni<Boolean> release(UUID id, Correlation correlation, SqlConnection connection) {
        var now = clock.instant();
        return reservations
                .release(id, now, connection)
                .call(found -> outbox.add(
                        found.map(back -> InventoryEvents.returned(back, Reason.RELEASED, now)).stream()
                                .toList(),
                        correlation,
                        connection))
                .map(Optional::isPresent);
    }

    /** Ends so many whose time is over; tells how many there were. */
    Uni<Integer> expire(int limit, Correlation correlation, SqlConnection connection) {
        var now = clock.instant();
        return reservations
                .expire(limit, now, connection)
                .call(returns -> outbox.add(
                        returns.stream()
                                .map(back -> InventoryEvents.returned(back, Reason.EXPIRED, now))
                                .toList(),
                        correlation,
                        connection))
                .map(List::size);
    }
}
