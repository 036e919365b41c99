package dev.evenflow.user.signin.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that somebody wants to end.
 *
 * @param client the program that says it asks
 */
record Revocation(String token, Optional<Grant.Client> client) {

    /**
     * From a form. The field {@code token_type_hint} is not needed: tokens can be told apart.
     *
     * @param authorization the header, where a program may tell who it is
     * @throws TokenRefusal when it is not as it must be
     */
    static Revocation of(FormFields form, @Nullable String authorization) {
        return new Revocation(
                form.required("token"),
                ClientCredentials.basic(authorization)
                        .or(() -> form.optional("client_secret").map(secret -> ClientCredentials.posted(form))));
    }

    /** The texts of RFC 7519 have dots, and refresh tokens have none. */
    boolean isOfAccessToken() {
        return token.indexOf('.') >= 0;
    }

    @Override
    public String toString() {
        return "Revocation[]";
    }
}
