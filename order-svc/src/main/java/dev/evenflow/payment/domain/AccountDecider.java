package dev.evenflow.payment.domain;

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
import java.util.function.Supplier;

/** Decides what a command does to an account. */
public final class AccountDecider {

    /** The most an account can hold. */
    public static final Money LIMIT = Money.of("999999999999999.99");

    private AccountDecider() {}

    public static Decision<AccountEvent, AccountRejection> decide(AccountCommand command, Account account) {
        return switch (command) {
            case Open open -> open(open, account);
            case Deposit deposit -> ifOpen(account, () -> deposit(deposit.amount(), "", account));
            case Refund refund -> refund(refund, account);
            case Withdraw withdraw -> ifOpen(account, () -> withdraw(withdraw, account));
            case Close close -> ifOpen(account, () -> Decision.accept(new Closed(close.reason(), account.balance())));
        };
    }

    private static Decision<AccountEvent, AccountRejection> ifOpen(
            Account account, Supplier<Decision<AccountEvent, AccountRejection>> decision) {
        return switch (account.status()) {
            case NONE -> Decision.reject(AccountRejection.UNKNOWN);
            case CLOSED -> Decision.reject(AccountRejection.CLOSED);
            case OPEN -> decision.get();
        };
    }

    private static Decision<AccountEvent, AccountRejection> open(Open open, Account account) {
        return account.status() == Account.Status.NONE
                ? Decision.accept(new Created(open.owner(), open.currency()))
                : Decision.reject(AccountRejection.EXISTS);
    }

    private static Decision<AccountEvent, AccountRejection> deposit(Money amount, String reason, Account account) {
        var balance = account.balance().plus(amount);
        return balance.isMoreThan(LIMIT)
                ? Decision.reject(AccountRejection.BALANCE_LIMIT)
                : Decision.accept(new Deposited(amount, balance, reason));
    }

    private static Decision<AccountEvent, AccountRejection> refund(Refund refund, Account account) {
        return account.status() == Account.Status.NONE
                ? Decision.reject(AccountRejection.UNKNOWN)
                : deposit(refund.amount(), refund.reason(), account);
    }

    private static Decision<AccountEvent, AccountRejection> withdraw(Withdraw withdraw, Account account) {
        var balance = account.balance().minus(withdraw.amount());
        return balance.isLessThan(withdraw.overdraft().negated())
                ? Decision.reject(AccountRejection.INSUFFICIENT_FUNDS)
                : Decision.accept(new Withdrawn(withdraw.amount(), balance, withdraw.reason()));
    }
}
