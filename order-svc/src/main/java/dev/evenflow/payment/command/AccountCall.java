package dev.evenflow.payment.command;

import dev.evenflow.eventstore.Cause;
import dev.evenflow.payment.domain.AccountCommand;
import dev.evenflow.web.idempotency.IdempotentRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * A command on its way to its account.
 *
 * @param retryable where the client has named the request, so that it takes effect once
 */
record AccountCall(UUID accountId, AccountCommand command, Cause cause, Optional<IdempotentRequest> retryable) {}
