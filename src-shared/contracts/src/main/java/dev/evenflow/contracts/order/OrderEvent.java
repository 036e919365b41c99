package dev.evenflow.contracts.order;

import dev.evenflow.contracts.Event;
import java.util.UUID;

/** What happened to an order. Amounts are decimals with two places; reasons are stable slugs or what somebody typed. */
public sealed interface OrderEvent extends Event
        permits OrderCreated,
                OrderPaymentDebited,
                OrderApproved,
                OrderRejected,
                OrderConfirmed,
                OrderCancelled,
                OrderShipped,
                OrderDelivered {

    UUID orderId();

    /** The customer, as user-svc numbers them. */
    long userId();

    @Override
    default String aggregateId() {
        return orderId().toString();
    }
}
