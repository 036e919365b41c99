package dev.evenflow.order;

import dev.evenflow.eventstore.AggregateType;
import dev.evenflow.eventstore.EventType;
import dev.evenflow.eventstore.EventTypes;
import dev.evenflow.eventstore.SnapshotType;
import dev.evenflow.order.domain.Order;
import dev.evenflow.order.domain.OrderEvent;

/** How orders are stored. */
public final class OrderType {

    public static final EventTypes<OrderEvent> EVENTS = EventTypes.of(
            EventType.of("order_created", OrderEvent.Created.class),
            EventType.of("order_payment_debited", OrderEvent.PaymentDebited.class),
            EventType.of("order_approved", OrderEvent.Approved.class),
            EventType.of("order_rejected", OrderEvent.Rejected.class),
            EventType.of("order_confirmed", OrderEvent.Confirmed.class),
            EventType.of("order_cancelled", OrderEvent.Cancelled.class),
            EventType.of("order_shipped", OrderEvent.Shipped.class),
            EventType.of("order_delivered", OrderEvent.Delivered.class));

    public static final AggregateType<Order, OrderEvent> ORDER =
            new AggregateType<>("order", Order.NONE, Order::evolve, EVENTS, new SnapshotType<>(Order.class, 1));

    private OrderType() {}
}
