package dev.evenflow.inventory.store;

import dev.evenflow.contracts.inventory.InventoryEvent;
import dev.evenflow.contracts.inventory.ProductCreated;
import dev.evenflow.contracts.inventory.ProductUpdated;
import dev.evenflow.contracts.inventory.StockDepleted;
import dev.evenflow.contracts.inventory.StockReleased;
import dev.evenflow.contracts.inventory.StockReservationFailed;
import dev.evenflow.contracts.inventory.StockReserved;
import dev.evenflow.contracts.inventory.StockUpdated;
import dev.evenflow.inventory.domain.Product;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.inventory.domain.Return;
import java.time.Instant;
import java.util.List;

/** From what was written to the events that tell of it. A product comes as it is after the last of them. */
public final class InventoryEvents {

    private static final long FIRST = 1;

    private InventoryEvents() {}

    public static List<VersionedEvent> created(Product product) {
        var event = new ProductCreated(
                product.id(),
                product.name(),
                product.description(),
                product.price().amount(),
                product.stock());
        return List.of(last(product, event));
    }

    public static List<VersionedEvent> described(Product product) {
        var event = new ProductUpdated(
                product.id(),
                product.name(),
                product.description(),
                product.price().amount());
        return List.of(last(product, event));
    }

    public static List<VersionedEvent> restocked(Product product, boolean depleted) {
        var event = new StockUpdated(product.id(), product.stock(), product.reserved());
        return depleted ? thenDepleted(product, event) : List.of(last(product, event));
    }

    /** A product without stock had some before: that is what was reserved. */
    public static List<VersionedEvent> reserved(Product product, Reservation reservation) {
        var event = new StockReserved(
                product.id(), reservation.id(), reservation.quantity(), product.stock(), reservation.expiresAt());
        return product.stock() == 0 ? thenDepleted(product, event) : List.of(last(product, event));
    }

    /** What was reserved is reserved no more, and not back either. */
    public static List<VersionedEvent> sold(Product product) {
        return List.of(last(product, new StockUpdated(product.id(), product.stock(), product.reserved())));
    }

    public static VersionedEvent returned(Return back, Return.Reason reason, Instant at) {
        var event = new StockReleased(
                back.productId(), back.reservationId(), back.quantity(), back.stock(), reason.wireName());
        return new VersionedEvent(event, back.version(), at);
    }

    /** The first and only event of a reservation that there never was. */
    public static List<VersionedEvent> refused(Reservation asked, String reason, Instant at) {
        var event = new StockReservationFailed(asked.id(), asked.productId(), asked.quantity(), reason);
        return List.of(new VersionedEvent(event, FIRST, at));
    }

    private static List<VersionedEvent> thenDepleted(Product product, InventoryEvent event) {
        return List.of(
                new VersionedEvent(event, product.version() - 1, product.updatedAt()),
                last(product, new StockDepleted(product.id())));
    }

    private static VersionedEvent last(Product product, InventoryEvent event) {
        return new VersionedEvent(event, product.version(), product.updatedAt());
    }
}
