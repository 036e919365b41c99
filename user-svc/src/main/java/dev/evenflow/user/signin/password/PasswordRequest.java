package dev.evenflow.user.signin.password;

import dev.evenflow.web.validation.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Another password.
 *
 * @param currentPassword asked of users themselves, not of administrators
 * @param password the one to sign in with from now on
 */
public record PasswordRequest(
        @Schema(writeOnly = true) @Nullable String currentPassword,

        @Schema(writeOnly = true) @NotNull @Size(min = Passwords.MIN_LENGTH, max = Passwords.MAX_LENGTH) @PlainText
        String password) {

    /** Never the passwords. */
    @Override
    public String toString() {
        return "PasswordRequest[]";
    }
}
