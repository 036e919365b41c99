package dev.evenflow.contracts.shipping;

import java.util.UUID;

public record ShipmentCancelled(UUID shipmentId, UUID orderId) implements ShippingEvent {}
