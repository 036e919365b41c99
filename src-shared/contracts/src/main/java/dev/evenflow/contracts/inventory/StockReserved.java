package dev.evenflow.contracts.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * Some of the stock is held for somebody.
 *
 * @param expiresAt when it goes back unless it was released or used before
 */
public record StockReserved(UUID productId, UUID reservationId, long quantity, long stock, Instant expiresAt)
        implements ProductEvent {}
