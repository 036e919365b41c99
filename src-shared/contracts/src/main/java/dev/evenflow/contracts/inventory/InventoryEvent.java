package dev.evenflow.contracts.inventory;

import dev.evenflow.contracts.Event;

/** What the inventory module tells: of products, and of reservations that could not be made. */
public sealed interface InventoryEvent extends Event permits ProductEvent, StockReservationFailed {}
