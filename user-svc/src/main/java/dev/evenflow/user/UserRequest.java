package dev.evenflow.user;

import dev.evenflow.web.validation.PlainText;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a client says about a user; stored as sent.
 *
 * @param email unique among living users without regard to case
 */
public record UserRequest(
        @NotBlank @Size(max = MAX_LENGTH) @PlainText String name,
        @NotBlank @Size(max = MAX_LENGTH) @Email @PlainText String email) {

    /** In UTF-16 units. */
    public static final int MAX_LENGTH = 255;
}
