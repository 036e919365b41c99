package dev.evenflow.payment.query;

import dev.evenflow.eventstore.RecordedEvent;
import dev.evenflow.money.domain.Money;
import dev.evenflow.payment.domain.AccountEvent;
import dev.evenflow.payment.domain.AccountEvent.Closed;
import dev.evenflow.payment.domain.AccountEvent.Created;
import dev.evenflow.payment.domain.AccountEvent.Deposited;
import dev.evenflow.payment.domain.AccountEvent.Withdrawn;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * What several events in a row do to the read model of one account.
 *
 * @param balance after the last of them
 */
record AccountChange(
        UUID accountId,
        Money deposited,
        Money withdrawn,
        long transactions,
        Money balance,
        boolean closed,
        long version,
        Instant at) {

    /** One for each account; the events of an account in the order of their versions. */
    static Collection<AccountChange> fold(List<RecordedEvent<AccountEvent>> events) {
        var changes = new LinkedHashMap<UUID, AccountChange>();
        events.forEach(event -> changes.merge(event.aggregateId(), of(event), AccountChange::then));
        return changes.values();
    }

    private static AccountChange of(RecordedEvent<AccountEvent> event) {
        return switch (event.event()) {
            case Created e -> change(event, Money.ZERO, Money.ZERO, 0, Money.ZERO, false);
            case Deposited e -> change(event, e.amount(), Money.ZERO, 1, e.balance(), false);
            case Withdrawn e -> change(event, Money.ZERO, e.amount(), 1, e.balance(), false);
            case Closed e -> change(event, Money.ZERO, Money.ZERO, 0, e.balance(), true);
        };
    }

    private static AccountChange change(
            RecordedEvent<AccountEvent> event, Money in, Money out, long transactions, Money balance, boolean closed) {
        return new AccountChange(
                event.aggregateId(), in, out, transactions, balance, closed, event.version(), event.recordedAt());
    }

    private AccountChange then(AccountChange next) {
        return new AccountChange(
                accountId,
                deposited.plus(next.deposited),
                withdrawn.plus(next.withdrawn),
                transactions + next.transactions,
                next.balance,
                closed || next.closed,
                next.version,
                next.at);
    }
}
