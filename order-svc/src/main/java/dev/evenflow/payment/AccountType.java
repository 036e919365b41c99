package dev.evenflow.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenflow.eventstore.AggregateType;
import dev.evenflow.eventstore.EventType;
import dev.evenflow.eventstore.EventTypes;
import dev.evenflow.eventstore.SnapshotType;
import dev.evenflow.payment.domain.Account;
import dev.evenflow.payment.domain.AccountEvent;
import dev.evenflow.payment.domain.AccountEvent.Closed;
import dev.evenflow.payment.domain.AccountEvent.Created;
import dev.evenflow.payment.domain.AccountEvent.Deposited;
import dev.evenflow.payment.domain.AccountEvent.Withdrawn;

/** How accounts are stored. */
public final class AccountType {

    /** What the first withdrawals did not tell. */
    public static final String NO_REASON = "unspecified";

    public static final EventTypes<AccountEvent> EVENTS = EventTypes.of(
            EventType.of("account_created", Created.class),
            EventType.of("account_deposited", Deposited.class),
            EventType.of("account_withdrawn", Withdrawn.class, AccountType::withReason),
            EventType.of("account_closed", Closed.class));

    public static final AggregateType<Account, AccountEvent> ACCOUNT =
            new AggregateType<>("account", Account.NONE, Account::evolve, EVENTS, new SnapshotType<>(Account.class, 1));

    private AccountType() {}

    private static ObjectNode withReason(ObjectNode withdrawn) {
        return withdrawn.put("reason", NO_REASON);
    }
}
