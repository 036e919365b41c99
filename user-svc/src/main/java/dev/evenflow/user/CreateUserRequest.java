package dev.evenflow.user;

import dev.evenflow.user.signin.password.Passwords;
import dev.evenflow.web.validation.PlainText;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A user to be made.
 *
 * @param password to sign in with; nobody signs in as a user without one
 */
public record CreateUserRequest(
        @NotBlank @Size(max = UserRequest.MAX_LENGTH) @PlainText
        String name,

        @NotBlank @Size(max = UserRequest.MAX_LENGTH) @Email @PlainText
        String email,

        @Schema(writeOnly = true) @Size(min = Passwords.MIN_LENGTH, max = Passwords.MAX_LENGTH) @PlainText @Nullable String password) {

    /** What tells one request from another, without the password: a fast hash of it would be a way to guess it. */
    public record Distinct(String name, String email, boolean withPassword) {}

    Distinct distinct() {
        return new Distinct(name, email, password != null);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "CreateUserRequest[]";
    }
}
