package dev.evenflow.user.signin.token;

import org.jspecify.annotations.Nullable;

/**
 * A request for a token, as it is sent.
 *
 * @param authorization the header, where a program may tell who it is
 */
record TokenForm(FormFields form, @Nullable String authorization) {

    /** @throws TokenRefusal when it is not as it must be */
    Grant grant() {
        return switch (form.required("grant_type")) {
            case "password" -> new Grant.Password(form.required("username"), form.required("password"));
            case "refresh_token" -> new Grant.Refresh(form.required("refresh_token"));
            case "client_credentials" ->
                ClientCredentials.basic(authorization).orElseGet(() -> ClientCredentials.posted(form));
            default -> throw TokenRefusal.unsupportedGrantType();
        };
    }
}
