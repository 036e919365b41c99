package dev.evenflow.user.signin.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a program tells who it is: <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1">RFC 6749, section 2.3.1</a>. */
final class ClientCredentials {

    private static final String BASIC = "Basic ";

    private ClientCredentials() {}

    /**
     * From the header {@code Authorization}, where both parts are encoded as in a form; empty for another scheme.
     *
     * @throws TokenRefusal when it cannot be decoded
     */
    static Optional<Grant.Client> basic(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            var decoded = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    UTF_8);
            var colon = decoded.indexOf(':');
            return Optional.of(new Grant.Client(
                    URLDecoder.decode(decoded.substring(0, Math.max(colon, 0)), UTF_8),
                    URLDecoder.decode(decoded.substring(colon + 1), UTF_8)));
        } catch (IllegalArgumentException e) {
            throw TokenRefusal.invalidClient();
        }
    }

    /** @throws TokenRefusal when a field is missing */
    static Grant.Client posted(FormFields form) {
        return new Grant.Client(form.required("client_id"), form.required("client_secret"));
    }
}
