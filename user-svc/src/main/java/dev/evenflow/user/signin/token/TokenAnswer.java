package dev.evenflow.user.signin.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A token (RFC 6749, section 5.1).
 *
 * @param expiresIn seconds
 * @param refreshToken for the next one; a client has its secret in place of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenAnswer(
        String accessToken,
        String tokenType,
        long expiresIn,
        @Nullable String refreshToken) {

    /** Never the tokens. */
    @Override
    public String toString() {
        return "TokenAnswer[]";
    }
}
