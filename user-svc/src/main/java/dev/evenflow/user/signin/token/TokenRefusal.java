package dev.evenflow.user.signin.token;

/** No token (RFC 6749, section 5.2). */
final class TokenRefusal extends RuntimeException {

    private final int status;
    private final String error;

    private TokenRefusal(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    static TokenRefusal invalidRequest(String description) {
        return new TokenRefusal(400, "invalid_request", description);
    }

    static TokenRefusal unsupportedGrantType() {
        return new TokenRefusal(400, "unsupported_grant_type", "It is password, refresh_token or client_credentials");
    }

    /** The same for an unknown e-mail and a wrong password. */
    static TokenRefusal wrongPassword() {
        return new TokenRefusal(400, "invalid_grant", "The e-mail or the password is wrong");
    }

    static TokenRefusal refreshToken() {
        return new TokenRefusal(400, "invalid_grant", "The refresh token is not valid, or not any more");
    }

    /** <a href="https://www.rfc-editor.org/rfc/rfc7009#section-2.2.1">RFC 7009, section 2.2.1</a>. */
    static TokenRefusal accessToken() {
        return new TokenRefusal(
                400, "unsupported_token_type", "Access tokens end by themselves; send the refresh token");
    }

    static TokenRefusal invalidClient() {
        return new TokenRefusal(401, "invalid_client", "The client or its secret is wrong");
    }

    int status() {
        return status;
    }

    TokenErrorAnswer answer() {
        return new TokenErrorAnswer(error, String.valueOf(getMessage()));
    }
}
