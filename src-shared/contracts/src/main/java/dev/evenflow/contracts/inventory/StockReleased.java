package dev.evenflow.contracts.inventory;

import java.util.UUID;

/**
 * A reservation has ended and its stock is back.
 *
 * @param reason {@code released} by somebody, or {@code expired}
 */
public record StockReleased(UUID productId, UUID reservationId, long quantity, long stock, String reason)
        implements ProductEvent {}
