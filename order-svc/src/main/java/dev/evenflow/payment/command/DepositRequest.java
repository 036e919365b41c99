package dev.evenflow.payment.command;

import dev.evenflow.money.Amount;
import dev.evenflow.money.domain.Money;
import dev.evenflow.payment.domain.AccountCommand;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/** Money paid in. */
public record DepositRequest(@NotNull @Amount BigDecimal amount) {

    AccountCommand command() {
        return new AccountCommand.Deposit(new Money(amount));
    }
}
