package dev.evenflow.publish;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.order.OrderApproved;
import dev.evenflow.contracts.order.OrderCancelled;
import dev.evenflow.contracts.order.OrderConfirmed;
import dev.evenflow.contracts.order.OrderCreated;
import dev.evenflow.contracts.order.OrderDelivered;
import dev.evenflow.contracts.order.OrderItem;
import dev.evenflow.contracts.order.OrderPaymentDebited;
import dev.evenflow.contracts.order.OrderRejected;
import dev.evenflow.contracts.order.OrderShipped;
import dev.evenflow.eventstore.EventPublication;
import dev.evenflow.eventstore.RecordedEvent;
import dev.evenflow.order.OrderType;
import dev.evenflow.order.domain.OrderEvent;
import dev.evenflow.order.domain.OrderEvent.Approved;
import dev.evenflow.order.domain.OrderEvent.Cancelled;
import dev.evenflow.order.domain.OrderEvent.Confirmed;
import dev.evenflow.order.domain.OrderEvent.Created;
import dev.evenflow.order.domain.OrderEvent.Delivered;
import dev.evenflow.order.domain.OrderEvent.PaymentDebited;
import dev.evenflow.order.domain.OrderEvent.Rejected;
import dev.evenflow.order.domain.OrderEvent.Shipped;
import dev.evenflow.order.domain.OrderLine;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Everything that happens to an order is told. */
@Singleton
public class OrderPublication implements EventPublication<OrderEvent> {

    @Override
    public String aggregateType() {
        return OrderType.ORDER.name();
    }

    @Override
    public Optional<Publication> publish(RecordedEvent<OrderEvent> event) {
        return Optional.of(new Publication(Subjects.ORDER_EVENTS, contract(event.aggregateId(), event.event())));
    }

    private static dev.evenflow.contracts.order.OrderEvent contract(UUID id, OrderEvent event) {
        var user = event.userId();
        return switch (event) {
            case Created e -> created(id, e);
            case PaymentDebited e ->
                new OrderPaymentDebited(id, user, e.amount().amount());
            case Approved e -> new OrderApproved(id, user);
            case Rejected e -> new OrderRejected(id, user, e.reason());
            case Confirmed e -> new OrderConfirmed(id, user, e.total().amount());
            case Cancelled e -> new OrderCancelled(id, user, e.reason());
            case Shipped e -> new OrderShipped(id, user);
            case Delivered e -> new OrderDelivered(id, user);
        };
    }

    private static OrderCreated created(UUID id, Created event) {
        var items = event.lines().stream().map(OrderPublication::item).toList();
        return new OrderCreated(
                id, event.sagaId(), event.userId(), items, event.total().amount());
    }

    private static OrderItem item(OrderLine line) {
        return new OrderItem(
                line.productId(),
                line.productName(),
                line.quantity(),
                line.price().amount());
    }
}
