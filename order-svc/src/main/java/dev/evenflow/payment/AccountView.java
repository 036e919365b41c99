package dev.evenflow.payment;

import dev.evenflow.eventstore.Aggregate;
import dev.evenflow.payment.domain.Account;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;

/**
 * An account as clients see it.
 *
 * @param status {@code open} or {@code closed}
 * @param version how many events it has
 */
public record AccountView(
        UUID accountId, String owner, String currency, BigDecimal balance, String status, long version) {

    public static AccountView of(Aggregate<Account> aggregate) {
        var account = aggregate.state();
        return new AccountView(
                aggregate.id(),
                account.owner(),
                account.currency(),
                account.balance().amount(),
                account.status().name().toLowerCase(Locale.ROOT),
                aggregate.version());
    }
}
