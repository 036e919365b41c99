package dev.evenflow.order.query;

import dev.evenflow.eventstore.RecordedEvent;
import dev.evenflow.order.domain.OrderEvent;
import dev.evenflow.order.domain.OrderEvent.Approved;
import dev.evenflow.order.domain.OrderEvent.Cancelled;
import dev.evenflow.order.domain.OrderEvent.Confirmed;
import dev.evenflow.order.domain.OrderEvent.Created;
import dev.evenflow.order.domain.OrderEvent.Delivered;
import dev.evenflow.order.domain.OrderEvent.PaymentDebited;
import dev.evenflow.order.domain.OrderEvent.Rejected;
import dev.evenflow.order.domain.OrderEvent.Shipped;
import dev.evenflow.order.domain.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What several events in a row do to the read model of one order.
 *
 * @param placement present where they begin with that of the order
 * @param status after the last of them; empty where none of them changes it
 */
record OrderChange(UUID orderId, Optional<Placement> placement, Optional<String> status, long version, Instant at) {

    /** That the order was placed. */
    record Placement(Created event, Instant at) {

        long userId() {
            return event.userId();
        }

        /** JSON. */
        String items() {
            return StoredItems.of(event.lines());
        }

        long itemCount() {
            return StoredItems.count(event.lines());
        }

        BigDecimal total() {
            return event.total().amount();
        }
    }

    /** One for each order; the events of an order in the order of their versions. */
    static Collection<OrderChange> fold(List<RecordedEvent<OrderEvent>> events) {
        var changes = new LinkedHashMap<UUID, OrderChange>();
        events.forEach(event -> changes.merge(event.aggregateId(), of(event), OrderChange::then));
        return changes.values();
    }

    private static OrderChange of(RecordedEvent<OrderEvent> event) {
        var status = status(event.event()).map(OrderStatus::wireName);
        return new OrderChange(event.aggregateId(), placement(event), status, event.version(), event.recordedAt());
    }

    boolean isPlacement() {
        return placement.isPresent();
    }

    private OrderChange then(OrderChange next) {
        return new OrderChange(orderId, placement, next.status.or(() -> status), next.version, next.at);
    }

    private static Optional<Placement> placement(RecordedEvent<OrderEvent> event) {
        return event.event() instanceof Created created
                ? Optional.of(new Placement(created, event.recordedAt()))
                : Optional.empty();
    }

    private static Optional<OrderStatus> status(OrderEvent event) {
        return switch (event) {
            case Created e -> Optional.of(OrderStatus.PENDING);
            case PaymentDebited e -> Optional.empty();
            case Approved e -> Optional.of(OrderStatus.APPROVED);
            case Rejected e -> Optional.of(OrderStatus.REJECTED);
            case Confirmed e -> Optional.of(OrderStatus.CONFIRMED);
            case Cancelled e -> Optional.of(OrderStatus.CANCELLED);
            case Shipped e -> Optional.of(OrderStatus.SHIPPED);
            case Delivered e -> Optional.of(OrderStatus.DELIVERED);
        };
    }
}
