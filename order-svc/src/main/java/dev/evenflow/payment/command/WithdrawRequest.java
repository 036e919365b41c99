package dev.evenflow.payment.command;

import dev.evenflow.money.Amount;
import dev.evenflow.money.domain.Money;
import dev.evenflow.payment.AccountType;
import dev.evenflow.payment.domain.AccountCommand;
import dev.evenflow.web.validation.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money taken out.
 *
 * @param reason may be left out
 */
public record WithdrawRequest(
        @NotNull @Amount BigDecimal amount,

        @Size(min = 1, max = CloseAccountRequest.MAX_REASON) @PlainText @Nullable String reason) {

    AccountCommand command(Money overdraft) {
        return new AccountCommand.Withdraw(
                new Money(amount), reason == null ? AccountType.NO_REASON : reason, overdraft);
    }
}
