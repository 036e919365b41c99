package dev.evenflow.inventory.domain;

import java.util.UUID;

/** Stock held for an order. */
public record OrderReservation(UUID orderId, Reservation reservation) {}
