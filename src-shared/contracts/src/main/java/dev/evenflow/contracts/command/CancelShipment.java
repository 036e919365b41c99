package dev.evenflow.contracts.command;

import java.util.UUID;

/** Do not ship the order. What was not scheduled yet is not scheduled any more. */
public record CancelShipment(UUID commandId, UUID sagaId, UUID orderId) implements ShippingCommand {}
