package dev.evenflow.inventory.allocate;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.contracts.command.StockItem;
import dev.evenflow.inventory.InventoryConfig;
import dev.evenflow.inventory.domain.Product;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.participant.BadCommandException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes the reservations an order wants. */
@Singleton
class Wanted {

    private final EventIds ids;
    private final Duration ttl;

    Wanted(EventIds ids, InventoryConfig config) {
        this.ids = ids;
        this.ttl = config.orderReservationTtl();
    }

    /** One for each item. Fails with {@link BadCommandException} when there is none, or one cannot be. */
    List<Reservation> of(ReserveStock command, Instant now) {
        var items = command.items();
        if (items.isEmpty()) {
            throw new BadCommandException("nothing to reserve");
        }
        if (items.stream().map(StockItem::productId).distinct().count() < items.size()) {
            throw new BadCommandException("a product stands there twice");
        }
        return items.stream().map(item -> reservation(item, now)).toList();
    }

    private Reservation reservation(StockItem item, Instant now) {
        if (item.quantity() < 1 || item.quantity() > Product.MAX_STOCK) {
            throw new BadCommandException("not a quantity: " + item.quantity());
        }
        return new Reservation(ids.next(), item.productId(), item.quantity(), now.plus(ttl));
    }
}
