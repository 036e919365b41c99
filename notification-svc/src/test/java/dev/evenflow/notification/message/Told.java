package dev.evenflow.notification.message;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.order.OrderCancelled;
import dev.evenflow.contracts.order.OrderConfirmed;
import dev.evenflow.contracts.order.OrderCreated;
import dev.evenflow.contracts.order.OrderItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Events of one order, with defaults. */
public record Told(UUID orderId, long userId) {

    private static final EventIds IDS = new EventIds();

    /** An order nobody knows yet. */
    public static Told orderOf(long userId) {
        return new Told(IDS.next(), userId);
    }

    public OrderCreated created() {
        var lamp = new OrderItem(IDS.next(), "Lamp", 2, new BigDecimal("19.90"));
        var desk = new OrderItem(IDS.next(), "Desk", 1, new BigDecimal("150"));
        return new OrderCreated(orderId, IDS.next(), userId, List.of(lamp, desk), new BigDecimal("189.80"));
    }

    public OrderConfirmed confirmed() {
        return new OrderConfirmed(orderId, userId, new BigDecimal("189.80"));
    }

    public OrderCancelled cancelled(String reason) {
        return new OrderCancelled(orderId, userId, reason);
    }
}
