package dev.evenflow.contracts.shipping;

import java.util.UUID;

/**
 * There will be no shipment.
 *
 * @param reason a stable slug
 */
public record ShipmentFailed(UUID orderId, String reason) implements ShippingEvent {}
