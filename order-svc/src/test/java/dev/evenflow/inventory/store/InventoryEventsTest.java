package dev.evenflow.inventory.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.evenflow.money.domain.Money;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InventoryEventsTest {

    private static final Instant TEN = Instant.parse("2025-05-25T10:00:00Z");
    private static final UUID PRODUCT = new UUID(0, 1);
    private static final Reservation RESERVATION = new Reservation(new UUID(0, 2), PRODUCT, 2, TEN.plusSeconds(900));
    private static final Money PRICE = Money.of("19.90");

    @Test
    void product_isToldAsItIs() {
        var event = new ProductCreated(PRODUCT, "Lamp", "A lamp", PRICE.amount(), 3);
        assertThat(InventoryEvents.created(product(3, 1))).containsExactly(told(event, 1));

        var updated = new ProductUpdated(PRODUCT, "Lamp", "A lamp", PRICE.amount());
        assertThat(InventoryEvents.described(product(3, 7))).containsExactly(told(updated, 7));
    }

    @Test
    void reservation_isTold_andThatNothingIsLeft() {
        var some = new StockReserved(PRODUCT, RESERVATION.id(), 2, 1, RESERVATION.expiresAt());
        assertThat(InventoryEvents.reserved(product(1, 5), RESERVATION)).containsExactly(told(some, 5));

        var last = new StockReserved(PRODUCT, RESERVATION.id(), 2, 0, RESERVATION.expiresAt());
        assertThat(InventoryEvents.reserved(product(0, 6), RESERVATION))
                .containsExactly(told(last, 5), told(new StockDepleted(PRODUCT), 6));
    }

    @Test
    void count_isTold_andThatNothingIsLeftAnyMore() {
        assertThat(InventoryEvents.restocked(product(0, 5), false))
                .containsExactly(told(new StockUpdated(PRODUCT, 0, 4), 5));
        assertThat(InventoryEvents.restocked(product(0, 6), true))
                .containsExactly(told(new StockUpdated(PRODUCT, 0, 4), 5), told(new StockDepleted(PRODUCT), 6));
    }

    @Test
    void returnAndRefusal_tellWhy() {
        var back = new Return(RESERVATION.id(), PRODUCT, 2, 3, 8);
        assertThat(InventoryEvents.returned(back, Return.Reason.EXPIRED, TEN))
                .isEqualTo(told(new StockReleased(PRODUCT, RESERVATION.id(), 2, 3, "expired"), 8));
        assertThat(InventoryEvents.refused(RESERVATION, "insufficient-stock", TEN))
                .containsExactly(
                        told(new StockReservationFailed(RESERVATION.id(), PRODUCT, 2, "insufficient-stock"), 1));
    }

    private static Product product(long stock, long version) {
        return new Product(PRODUCT, "Lamp", "A lamp", PRICE, stock, 4, version, Instant.EPOCH, TEN);
    }

    private static VersionedEvent told(InventoryEvent event, long version) {
        return new VersionedEvent(event, version, TEN);
    }
}
