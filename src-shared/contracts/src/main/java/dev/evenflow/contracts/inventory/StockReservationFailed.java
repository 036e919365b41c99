package dev.evenflow.contracts.inventory;

import java.util.UUID;

/**
 * A command asked for stock and did not get it. Belongs to the reservation, which there never was: its first and only event.
 *
 * @param reservationId as the command named it
 * @param reason {@code insufficient-stock}, {@code unknown-product}, or {@code compensated} where the order had been
 *     given up before
 */
public record StockReservationFailed(UUID reservationId, UUID productId, long quantity, String reason)
        implements InventoryEvent {

    @Override
    public String aggregateId() {
        return reservationId.toString();
    }
}
