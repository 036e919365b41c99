package dev.evenflow.payment.command;

import dev.evenflow.payment.domain.AccountCommand;
import dev.evenflow.web.validation.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Asks for an account to be closed for good. */
public record CloseAccountRequest(
        @NotBlank @Size(max = MAX_REASON) @PlainText String reason) {

    /** In UTF-16 units. */
    public static final int MAX_REASON = 500;

    AccountCommand command() {
        return new AccountCommand.Close(reason);
    }
}
