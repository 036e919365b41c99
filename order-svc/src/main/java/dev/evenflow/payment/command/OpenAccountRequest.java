package dev.evenflow.payment.command;

import dev.evenflow.payment.CurrencyCode;
import dev.evenflow.payment.domain.AccountCommand;
import dev.evenflow.web.validation.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Asks for an account. An owner may have several. */
public record OpenAccountRequest(
        @NotBlank @Size(max = MAX_OWNER) @PlainText String owner,
        @NotNull @CurrencyCode String currency) {

    /** In UTF-16 units. */
    public static final int MAX_OWNER = 255;

    AccountCommand command() {
        return new AccountCommand.Open(owner, currency);
    }
}
