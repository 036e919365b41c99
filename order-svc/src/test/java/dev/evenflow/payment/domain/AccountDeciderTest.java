package dev.evenflow.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.eventstore.Decision;
import dev.evenflow.money.domain.Money;
import dev.evenflow.payment.domain.AccountCommand.Close;
import dev.evenflow.payment.domain.AccountCommand.Deposit;
import dev.evenflow.payment.domain.AccountCommand.Open;
import dev.evenflow.payment.domain.AccountCommand.Refund;
import dev.evenflow.payment.domain.AccountCommand.Withdraw;
import dev.evenflow.payment.domain.AccountEvent.Closed;
import dev.evenflow.payment.domain.AccountEvent.Created;
import dev.evenflow.payment.domain.AccountEvent.Deposited;
import dev.evenflow.payment.domain.AccountEvent.Withdrawn;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountDeciderTest {

    private static final AccountEvent CREATED = new Created("1", "EUR");
    private static final AccountEvent CLOSED = new Closed("moved", Money.ZERO);
    private static final Money OVERDRAFT = Money.of("1000.00");

    @Test
    void open_creates() {
        given().when(new Open("1", "EUR")).then(CREATED);
    }

    @Test
    void open_isRefused_forAnAccountThatIsThere() {
        given(CREATED).when(new Open("1", "EUR")).refused(AccountRejection.EXISTS);
        given(CREATED, CLOSED).when(new Open("1", "EUR")).refused(AccountRejection.EXISTS);
    }

    @Test
    void deposit_raisesTheBalance() {
        given(CREATED, deposited("5.00", "5.00")).when(deposit("0.01")).then(deposited("0.01", "5.01"));
        given(CREATED, withdrawn("5.00", "-5.00")).when(deposit("2.00")).then(deposited("2.00", "-3.00"));
    }

    @Test
    void deposit_isRefused_overWhatAnAccountHolds() {
        var full = deposited("1.00", "999999999999999.98");

        given(CREATED, full).when(deposit("0.01")).then(deposited("0.01", "999999999999999.99"));
        given(CREATED, full).when(deposit("0.02")).refused(AccountRejection.BALANCE_LIMIT);
    }

    @Test
    void withdraw_mayGoDownToTheOverdraft() {
        given(CREATED, deposited("5.00", "5.00")).when(withdraw("5.00")).then(withdrawn("5.00", "0.00"));
        given(CREATED, deposited("5.00", "5.00")).when(withdraw("1005.00")).then(withdrawn("1005.00", "-1000.00"));
    }

    @Test
    void withdraw_isRefused_belowTheOverdraft() {
        given(CREATED, deposited("5.00", "5.00"))
                .when(withdraw("1005.01"))
                .refused(AccountRejection.INSUFFICIENT_FUNDS);
        given(CREATED)
                .when(new Withdraw(Money.of("0.01"), "x", Money.ZERO))
                .refused(AccountRejection.INSUFFICIENT_FUNDS);
    }

    @Test
    void refund_raisesTheBalance_ofAClosedAccountToo() {
        var refund = new Refund(Money.of("5.00"), "refund");
        var refunded = new Deposited(Money.of("5.00"), Money.of("5.00"), "refund");

        given(CREATED).when(refund).then(refunded);
        given(CREATED, CLOSED).when(refund).then(refunded);
        given().when(refund).refused(AccountRejection.UNKNOWN);
    }

    @Test
    void close_closes_withWhateverIsLeft() {
        given(CREATED, deposited("5.00", "5.00")).when(new Close("moved")).then(new Closed("moved", Money.of("5.00")));
    }

    @Test
    void everything_isRefused_forAnUnknownAndForAClosedAccount() {
        for (var command : List.of(deposit("1.00"), withdraw("1.00"), new Close("again"))) {
            given().when(command).refused(AccountRejection.UNKNOWN);
            given(CREATED, CLOSED).when(command).refused(AccountRejection.CLOSED);
        }
    }

    private static AccountCommand deposit(String amount) {
        return new Deposit(Money.of(amount));
    }

    private static AccountCommand withdraw(String amount) {
        return new Withdraw(Money.of(amount), "rent", OVERDRAFT);
    }

    private static AccountEvent deposited(String amount, String balance) {
        return new Deposited(Money.of(amount), Money.of(balance), "");
    }

    private static AccountEvent withdrawn(String amount, String balance) {
        return new Withdrawn(Money.of(amount), Money.of(balance), "rent");
    }

    private static Given given(AccountEvent... events) {
        var account = Account.NONE;
        for (var event : events) {
            account = account.evolve(event);
        }
        return new Given(account);
    }

    private record Given(Account account) {

        When when(AccountCommand command) {
            return new When(AccountDecider.decide(command, account));
        }
    }

    private record When(Decision<AccountEvent, AccountRejection> decision) {

        void then(AccountEvent... events) {
            assertThat(decision).isEqualTo(Decision.accept(events));
        }

        void refused(AccountRejection reason) {
            assertThat(decision).isEqualTo(Decision.reject(reason));
        }
    }
}
