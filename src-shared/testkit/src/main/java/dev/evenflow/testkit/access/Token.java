package dev.evenflow.testkit.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An access token to be, as user-svc makes them unless something is changed.
 *
 * @param header of the signature
 * @param claims what it says
 */
public record Token(Map<String, Object> header, Map<String, Object> claims) {

    public static final String ISSUER = "https://evenflow.invalid";
    public static final String AUDIENCE = "evenflow";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    public Token {
        header = Map.copyOf(header);
        claims = Map.copyOf(claims);
    }

    /** Valid for 15 minutes from now. */
    public static Token of(String keyId, String subject, String... roles) {
        var now = Instant.now();
        return new Token(
                Map.of("alg", "ES256", "typ", "at+jwt", "kid", keyId),
                Map.of(
                        "iss",
                        ISSUER,
                        "aud",
                        AUDIENCE,
                        "sub",
                        subject,
                        "groups",
                        List.of(roles),
                        "iat",
                        now.getEpochSecond(),
                        "exp",
                        now.plus(Duration.ofMinutes(15)).getEpochSecond()));
    }

    public Token withHeader(String name, Object value) {
        return new Token(with(header, name, value), claims);
    }

    public Token with(String claim, Object value) {
        return new Token(header, with(claims, claim, value));
    }

    public Token without(String claim) {
        var fewer = new TreeMap<>(claims);
        fewer.remove(claim);
        return new Token(header, fewer);
    }

    /** One that ended, or begins, this long from now. */
    public Token endingIn(Duration time) {
        var end = Instant.now().plus(time);
        return with("exp", end.getEpochSecond())
                .with("iat", end.minusSeconds(900).getEpochSecond());
    }

    public String signedBy(SigningKeyPair key) {
        return content() + "." + key.sign(content());
    }

    /** With this in place of a signature. */
    public String signedAs(String signature) {
        return content() + "." + signature;
    }

    /** Header and claims: what is signed. */
    public String content() {
        return part(header) + "." + part(claims);
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        var more = new TreeMap<>(map);
        more.put(name, value);
        return more;
    }

    private static String part(Map<String, Object> map) {
        try {
            return URL.encodeToString(
                    JSON.writeValueAsString(new TreeMap<>(map)).getBytes(UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + map, e);
        }
    }
}
