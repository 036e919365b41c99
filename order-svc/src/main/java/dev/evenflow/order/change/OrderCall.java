package dev.evenflow.order.change;

import dev.evenflow.eventstore.Cause;
import dev.evenflow.eventstore.Decision;
import dev.evenflow.order.domain.Order;
import dev.evenflow.order.domain.OrderCommand;
import dev.evenflow.order.domain.OrderDecider;
import dev.evenflow.order.domain.OrderEvent;
import dev.evenflow.order.domain.OrderRejection;
import dev.evenflow.order.domain.OrderStatus;
import dev.evenflow.security.policy.Reach;
import dev.evenflow.web.idempotency.IdempotentRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * A command on its way to its order.
 *
 * @param reach whose orders the caller may change
 * @param retryable where the client has named the request, so that it takes effect once
 */
record OrderCall(UUID orderId, OrderCommand command, Reach reach, Cause cause, Optional<IdempotentRequest> retryable) {

    /** An order out of reach is not there. */
    Decision<OrderEvent, OrderRejection> decide(Order order) {
        return order.status() == OrderStatus.NONE || reach.covers(order.userId())
                ? OrderDecider.decide(command, order)
                : Decision.reject(OrderRejection.UNKNOWN);
    }
}
