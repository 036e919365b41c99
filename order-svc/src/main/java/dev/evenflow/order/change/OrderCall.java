package dev.evenflow.order.change;

import dev.evenflow.eventstore.Cause;
import dev.evenflow.order.domain.OrderCommand;
import dev.evenflow.web.idempotency.IdempotentRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * A command on its way to its order.
 *
 * @param retryable where the client has named the request, so that it takes effect once
 */
record OrderCall(UUID orderId, OrderCommand command, Cause cause, Optional<IdempotentRequest> retryable) {}
