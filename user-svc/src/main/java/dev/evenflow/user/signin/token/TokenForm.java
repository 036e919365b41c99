package dev.evenflow.user.signin.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request for a token, as it is sent. No field may come twice (RFC 6749, section 3.2). */
public class TokenForm {

    private static final String BASIC = "Basic ";

    @FormParam("grant_type")
    @Nullable List<String> grantType;

    @FormParam("username")
    @Nullable List<String> username;

    @FormParam("password")
    @Nullable List<String> password;

    @FormParam("refresh_token")
    @Nullable List<String> refreshToken;

    @FormParam("client_id")
    @Nullable List<String> clientId;

    @FormParam("client_secret")
    @Nullable List<String> clientSecret;

    @HeaderParam(HttpHeaders.AUTHORIZATION)
    @Nullable String authorization;

    /** @throws TokenRefusal when it is not as it must be */
    Grant grant() {
        return switch (required("grant_type", grantType)) {
            case "password" -> new Grant.Password(required("username", username), required("password", password));
            case "refresh_token" -> new Grant.Refresh(required("refresh_token", refreshToken));
            case "client_credentials" ->
                basic().orElseGet(() ->
                        new Grant.Client(required("client_id", clientId), required("client_secret", clientSecret)));
            default -> throw TokenRefusal.unsupportedGrantType();
        };
    }

    private static String required(String name, @Nullable List<String> values) {
        if (values == null || values.size() != 1 || values.getFirst().isEmpty()) {
            throw TokenRefusal.invalidRequest(name + " is missing, or there more than once");
        }
        return values.getFirst();
    }

    /** Section 2.3.1: both parts are encoded as in a form. */
    private Optional<Grant.Client> basic() {
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
}
