package dev.evenflow.order;

import dev.evenflow.eventstore.Aggregate;
import dev.evenflow.order.domain.Order;
import dev.evenflow.order.domain.OrderStatus;
import java.util.UUID;

/**
 * The answer to a command: the order goes on by itself.
 *
 * @param sagaId of the saga that carries it, see {@code GET /sagas/{id}}
 * @param status of the order
 */
public record OrderAccepted(UUID orderId, UUID sagaId, String status) {

    public static OrderAccepted of(Aggregate<Order> order) {
        return new OrderAccepted(
                order.id(), order.state().sagaId(), order.state().status().wireName());
    }

    public OrderAccepted is(OrderStatus next) {
        return new OrderAccepted(orderId, sagaId, next.wireName());
    }
}
