package dev.evenflow.contracts.shipping;

import java.util.UUID;

public record ShipmentScheduled(UUID shipmentId, UUID orderId) implements ShippingEvent {}
