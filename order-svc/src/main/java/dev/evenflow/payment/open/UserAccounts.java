package dev.evenflow.payment.open;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.eventstore.EventStore;
import dev.evenflow.eventstore.EventTransaction;
import dev.evenflow.eventstore.NewAggregate;
import dev.evenflow.eventstore.NewEvent;
import dev.evenflow.payment.AccountType;
import dev.evenflow.payment.PaymentConfig;
import dev.evenflow.payment.domain.AccountEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The accounts that users have from the start: the table {@code payment.user_accounts} says who has one. */
@Singleton
class UserAccounts {

    /** In the order of the ids, so that two instances wait for each other in the same order. */
    private static final String CLAIM = """
            INSERT INTO payment.user_accounts (user_id, account_id)
            SELECT o.user_id, o.account_id FROM unnest($1::bigint[], $2::uuid[]) AS o(user_id, account_id)
            ORDER BY o.user_id ON CONFLICT (user_id) DO NOTHING RETURNING user_id, account_id""";

    private final EventTransaction transaction;
    private final EventStore store;
    private final EventIds ids;
    private final String currency;

    UserAccounts(EventTransaction transaction, EventStore store, EventIds ids, PaymentConfig config) {
        this.transaction = transaction;
        this.store = store;
        this.ids = ids;
        this.currency = config.currency();
    }

    /** Opens those that are not there yet; all of them or none. */
    Uni<Void> open(Collection<UserAccount> accounts) {
        return transaction.run(
                connection -> claim(accounts, connection).flatMap(opened -> append(opened, accounts, connection)));
    }

    private Uni<Map<Long, UUID>> claim(Collection<UserAccount> accounts, SqlConnection connection) {
        return connection
                .preparedQuery(CLAIM)
                .execute(Tuple.tuple()
                        .addArrayOfLong(
                                accounts.stream().map(UserAccount::userId).toArray(Long[]::new))
                        .addArrayOfUUID(
                                accounts.stream().map(user -> ids.next()).toArray(UUID[]::new)))
                .map(rows ->
                        rows.stream().collect(toMap(row -> row.getLong("user_id"), row -> row.getUUID("account_id"))));
    }

    private Uni<Void> append(Map<Long, UUID> opened, Collection<UserAccount> accounts, SqlConnection connection) {
        var created = accounts.stream()
                .filter(account -> opened.containsKey(account.userId()))
                .map(account -> created(Objects.requireNonNull(opened.get(account.userId())), account))
                .toList();
        return store.create(AccountType.ACCOUNT, created, connection);
    }

    private NewAggregate<AccountEvent> created(UUID accountId, UserAccount account) {
        var created = new AccountEvent.Created(Long.toString(account.userId()), currency);
        return new NewAggregate<>(accountId, account.cause(), new NewEvent<>(ids.next(), created));
    }
}
