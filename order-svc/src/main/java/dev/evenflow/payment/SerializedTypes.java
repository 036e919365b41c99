package dev.evenflow.payment;

import dev.evenflow.payment.domain.Account;
import dev.evenflow.payment.domain.AccountEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every type that becomes JSON and stands in no signature of a resource: a native image knows only what is listed. */
@RegisterForReflection(
        targets = {
            Account.class,
            Account.Status.class,
            AccountEvent.Created.class,
            AccountEvent.Deposited.class,
            AccountEvent.Withdrawn.class,
            AccountEvent.Closed.class,
            AccountView.class
        })
final class SerializedTypes {

    private SerializedTypes() {}
}
