package dev.evenflow.contracts.shipping;

import dev.evenflow.contracts.Event;
import java.util.UUID;

/** What became of the shipment of an order: an order has one shipment, so its events are those of the order's id. */
public sealed interface ShippingEvent extends Event permits ShipmentScheduled, ShipmentFailed, ShipmentCancelled {

    UUID orderId();

    @Override
    default String aggregateId() {
        return orderId().toString();
    }
}
