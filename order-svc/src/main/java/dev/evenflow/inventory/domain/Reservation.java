package dev.evenflow.inventory.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Stock held for somebody.
 *
 * @param quantity from 1
 * @param expiresAt when it goes back by itself
 */
public record Reservation(UUID id, UUID productId, long quantity, Instant expiresAt) {}
