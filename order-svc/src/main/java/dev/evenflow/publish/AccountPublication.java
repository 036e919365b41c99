package dev.evenflow.publish;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.payment.AccountClosed;
import dev.evenflow.contracts.payment.AccountCreated;
import dev.evenflow.contracts.payment.AccountDeposited;
import dev.evenflow.contracts.payment.AccountWithdrawn;
import dev.evenflow.contracts.payment.PaymentEvent;
import dev.evenflow.eventstore.EventPublication;
import dev.evenflow.eventstore.RecordedEvent;
import dev.evenflow.payment.AccountType;
import dev.evenflow.payment.domain.AccountEvent;
import dev.evenflow.payment.domain.AccountEvent.Closed;
import dev.evenflow.payment.domain.AccountEvent.Created;
import dev.evenflow.payment.domain.AccountEvent.Deposited;
import dev.evenflow.payment.domain.AccountEvent.Withdrawn;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Everything that happens to an account is told. */
@Singleton
public class AccountPublication implements EventPublication<AccountEvent> {

    @Override
    public String aggregateType() {
        return AccountType.ACCOUNT.name();
    }

    @Override
    public Optional<Publication> publish(RecordedEvent<AccountEvent> event) {
        return Optional.of(new Publication(Subjects.PAYMENT_EVENTS, contract(event.aggregateId(), event.event())));
    }

    private static PaymentEvent contract(UUID id, AccountEvent event) {
        return switch (event) {
            case Created e -> new AccountCreated(id, e.owner(), e.currency());
            case Deposited e ->
                new AccountDeposited(id, e.amount().amount(), e.balance().amount());
            case Withdrawn e ->
                new AccountWithdrawn(id, e.amount().amount(), e.balance().amount(), e.reason());
            case Closed e -> new AccountClosed(id, e.reason(), e.balance().amount());
        };
    }
}
