package dev.evenflow.payment.command;

import dev.evenflow.eventstore.Cause;
import dev.evenflow.eventstore.Decision;
import dev.evenflow.payment.domain.Account;
import dev.evenflow.payment.domain.AccountCommand;
import dev.evenflow.payment.domain.AccountDecider;
import dev.evenflow.payment.domain.AccountEvent;
import dev.evenflow.payment.domain.AccountRejection;
import dev.evenflow.security.policy.Reach;
import dev.evenflow.web.idempotency.IdempotentRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * A command on its way to its account.
 *
 * @param reach whose accounts the caller may change
 * @param retryable where the client has named the request, so that it takes effect once
 */
record AccountCall(
        UUID accountId, AccountCommand command, Reach reach, Cause cause, Optional<IdempotentRequest> retryable) {

    /** An account out of reach is not there. */
    Decision<AccountEvent, AccountRejection> decide(Account account) {
        return account.status() == Account.Status.NONE || reach.covers(account.owner())
                ? AccountDecider.decide(command, account)
                : Decision.reject(AccountRejection.UNKNOWN);
    }
}
