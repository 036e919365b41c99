package dev.evenflow.testkit.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tokens of somebody who would like to be an administrator. */
public final class HostileTokens {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private HostileTokens() {}

    /** By name. None of them may be taken for anybody's. */
    public static Map<String, String> forged(TestIssuer issuer, String subject) {
        var admin = Token.of(TestIssuer.KEY_ID, subject, "user", "admin");
        var valid = admin.signedBy(issuer.key());
        var other = SigningKeyPair.generate();
        var tokens = new TreeMap<String, String>();
        Stream.of("none", "None", "nOnE", "", "HS256", "ES384", "ES256K", "RS256", "EdDSA", "dir", "\u0000")
                .forEach(algorithm -> {
                    var claimed = admin.withHeader("alg", algorithm);
                    tokens.put("alg " + algorithm + " unsigned", claimed.signedAs(""));
                    tokens.put("alg " + algorithm + " signed", claimed.signedBy(issuer.key()));
                });
        Stream.of(
                        "",
                        ".",
                        "../../../../dev/null",
                        "/etc/passwd",
                        "test-key\u0000",
                        "' OR '1'='1",
                        "test-key.pem",
                        "k".repeat(9_000))
                .forEach(kid -> tokens.put(
                        "kid " + kid.substring(0, Math.min(30, kid.length())),
                        admin.withHeader("kid", kid).signedBy(other)));
        Stream.<Object>of(7, true, List.of("test-key"), Map.of("a", "b"))
                .forEach(kid ->
                        tokens.put("kid " + kid, admin.withHeader("kid", kid).signedBy(issuer.key())));
        tokens.put(
                "jku", admin.withHeader("jku", "http://127.0.0.1:1/jwks.json").signedBy(other));
        tokens.put("x5u", admin.withHeader("x5u", "http://127.0.0.1:1/cert.pem").signedBy(other));
        tokens.put("x5c", admin.withHeader("x5c", List.of("MIIB")).signedBy(other));
        tokens.put(
                "jwk",
                admin.withHeader("jwk", Map.of("kty", "EC", "crv", "P-256", "x", "AA", "y", "AA"))
                        .signedBy(other));
        tokens.put(
                "crit",
                admin.withHeader("crit", List.of("unheard-of"))
                        .withHeader("unheard-of", 1)
                        .signedBy(issuer.key()));
        tokens.put(
                "crit b64",
                admin.withHeader("crit", List.of("b64"))
                        .withHeader("b64", false)
                        .signedBy(issuer.key()));
        tokens.put("another key", admin.signedBy(other));
        tokens.put("no signature", admin.signedAs(""));
        tokens.put("signature of zeros", admin.signedAs(URL.encodeToString(new byte[64])));
        tokens.put("short signature", admin.signedAs(URL.encodeToString(new byte[1])));
        tokens.put("huge signature", admin.signedAs(URL.encodeToString(new byte[6_000])));
        tokens.put("no Base64", admin.signedAs("!!!!"));
        tokens.put("two parts", admin.content());
        tokens.put("four parts", valid + ".e30");
        tokens.put(
                "encrypted", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA");
        tokens.put(
                "nested",
                Stream.of("{\"alg\":\"ES256\",\"cty\":\"JWT\",\"kid\":\"test-key\"}", valid, "x")
                        .map(part -> URL.encodeToString(part.getBytes(UTF_8)))
                        .reduce((one, next) -> one + "." + next)
                        .orElseThrow());
        tokens.put("dots", "...");
        tokens.put("deep header", URL.encodeToString("{\"a\":".repeat(800).getBytes(UTF_8)) + ".e30.AA");
        tokens.put("a word", "admin");
        return tokens;
    }

    /** Valid tokens with one character changed, any but the last one of the signature, of which some bits count for nothing. */
    public static Stream<String> flipped(String valid, long seed, int count) {
        var random = new Random(seed);
        return IntStream.range(0, count).mapToObj(number -> {
            var place = random.nextInt(valid.length() - 1);
            var old = valid.charAt(place);
            var other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            return valid.substring(0, place) + (other == old ? '!' : other) + valid.substring(place + 1);
        });
    }

    /** Properly signed by the issuer, with claims nobody expects; a user's, never more. */
    public static Map<String, String> odd(TestIssuer issuer, String subject) {
        var user = Token.of(TestIssuer.KEY_ID, subject, "user");
        var deep = "[".repeat(400) + "]".repeat(400);
        var tokens = new TreeMap<String, Token>();
        tokens.put("roles as an object", user.with("groups", Map.of("admin", true)));
        tokens.put("roles within roles", user.with("groups", List.of(List.of("admin"))));
        tokens.put("roles in other cases", user.with("groups", List.of("Admin", "ADMIN", " admin", "admin ")));
        tokens.put(
                "roles elsewhere",
                user.with("roles", List.of("admin"))
                        .with("scope", "admin")
                        .with("realm_access", Map.of("roles", List.of("admin"))));
        tokens.put("no roles", user.without("groups"));
        tokens.put("no subject", user.without("sub"));
        tokens.put("number as subject", user.with("sub", 7));
        tokens.put("object as subject", user.with("sub", Map.of("id", subject)));
        tokens.put("long subject", user.with("sub", "9".repeat(5_000)));
        tokens.put("subject with spaces", user.with("sub", " " + subject));
        tokens.put("subject with NUL", user.with("sub", subject + "\u0000"));
        tokens.put("subject of other digits", user.with("sub", "\u0661\u0662"));
        tokens.put("no end", user.without("exp"));
        tokens.put("end as text", user.with("exp", "tomorrow"));
        tokens.put("no end in sight", user.with("exp", Long.MAX_VALUE));
        tokens.put("negative end", user.with("exp", -1));
        tokens.put("fraction as end", user.with("exp", 1e300));
        tokens.put("not yet", user.with("nbf", 99_999_999_999L));
        tokens.put("issuers", user.with("iss", List.of(Token.ISSUER)));
        tokens.put("no audience", user.without("aud"));
        tokens.put("deep claim", user.with("deep", deep));
        tokens.put("large", user.with("large", "x".repeat(7_000)));
        var signed = new TreeMap<String, String>();
        tokens.forEach((name, token) -> signed.put(name, token.signedBy(issuer.key())));
        return signed;
    }
}
