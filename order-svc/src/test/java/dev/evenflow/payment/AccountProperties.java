package dev.evenflow.payment;

import static dev.evenflow.payment.AccountType.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.eventstore.Decision;
import dev.evenflow.eventstore.StoredForm;
import dev.evenflow.money.domain.Money;
import dev.evenflow.payment.domain.Account;
import dev.evenflow.payment.domain.AccountCommand;
import dev.evenflow.payment.domain.AccountCommand.Close;
import dev.evenflow.payment.domain.AccountCommand.Deposit;
import dev.evenflow.payment.domain.AccountCommand.Open;
import dev.evenflow.payment.domain.AccountCommand.Withdraw;
import dev.evenflow.payment.domain.AccountDecider;
import dev.evenflow.payment.domain.AccountEvent;
import dev.evenflow.payment.domain.AccountEvent.Deposited;
import dev.evenflow.payment.domain.AccountEvent.Withdrawn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class AccountProperties {

    private static final Money OVERDRAFT = Money.of("1000.00");

    @Property(tries = 500)
    void anyAcceptedHistory_replaysToTheSameState_withOrWithoutASnapshot(
            @ForAll("commands") List<AccountCommand> commands, @ForAll @IntRange(max = 40) int at) {
        var events = new ArrayList<AccountEvent>();
        var account = execute(commands, events);
        var cut = Math.min(at, events.size());

        var stored = events.stream()
                .map(event -> StoredForm.storedAndRead(AccountType.EVENTS, event))
                .toList();
        var snapshot = StoredForm.snapshotAndRead(ACCOUNT.snapshot(), fold(Account.NONE, stored.subList(0, cut)));

        assertThat(fold(Account.NONE, stored)).isEqualTo(account);
        assertThat(fold(snapshot, stored.subList(cut, stored.size()))).isEqualTo(account);
    }

    @Property(tries = 500)
    void balance_isWhatWentInAndOut_andNeverBelowTheOverdraft(@ForAll("commands") List<AccountCommand> commands) {
        var events = new ArrayList<AccountEvent>();
        execute(commands, events);

        var sum = Money.ZERO;
        var account = Account.NONE;
        for (var event : events) {
            account = account.evolve(event);
            sum = sum.plus(effect(event));
            assertThat(account.balance()).isEqualTo(sum);
            assertThat(account.balance()).isGreaterThanOrEqualTo(OVERDRAFT.negated());
        }
    }

    @Provide
    Arbitrary<List<AccountCommand>> commands() {
        var amounts = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("2500.00"))
                .ofScale(2)
                .map(Money::new);
        Arbitrary<AccountCommand> command = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(new Open("1", "EUR"))),
                Tuple.of(10, amounts.map(Deposit::new)),
                Tuple.of(10, amounts.map(amount -> new Withdraw(amount, "rent", OVERDRAFT))),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(9).map(Close::new)));
        return command.list().ofMaxSize(40);
    }

    private static Account execute(List<AccountCommand> commands, List<AccountEvent> events) {
        var account = Account.NONE;
        for (var command : commands) {
            if (AccountDecider.decide(command, account) instanceof Decision.Accepted<AccountEvent, ?>(var accepted)) {
                account = fold(account, accepted);
                events.addAll(accepted);
            }
        }
        return account;
    }

    private static Account fold(Account from, List<AccountEvent> events) {
        var account = from;
        for (var event : events) {
            account = ACCOUNT.evolve().apply(account, event);
        }
        return account;
    }

    private static Money effect(AccountEvent event) {
        return switch (event) {
            case Deposited deposited -> deposited.amount();
            case Withdrawn withdrawn -> withdrawn.amount().negated();
            case AccountEvent.Created created -> Money.ZERO;
            case AccountEvent.Closed closed -> Money.ZERO;
        };
    }
}
