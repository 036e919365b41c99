package dev.evenflow.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.security.policy.Caller;
import dev.evenflow.security.policy.Role;
import dev.evenflow.testkit.access.SigningKeyPair;
import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.access.Token;
import dev.evenflow.testkit.quarkus.Mapped;
import io.vertx.core.Vertx;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With tokens made by hand, and keys over HTTP. */
class TokenVerifierTest {

    private static final String HOST = "192.0.2.1";
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final Vertx VERTX = Vertx.vertx();
    private static final Caller INVALID = new Caller.Nobody(Caller.Why.INVALID_TOKEN);
    private static final Token ADMIN = Token.of(TestIssuer.KEY_ID, "7", "user", "admin");

    private final TokenVerifier verifier = verifier(Map.of());

    @AfterAll
    static void stop() {
        ISSUER.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void validToken_tellsWhoCalls() {
        var caller = (Caller.Known) verify(ADMIN.signedBy(ISSUER.key()));

        assertThat(caller.roles()).containsExactlyInAnyOrder(Role.USER, Role.ADMIN);
        assertThat(caller.userId()).contains(7L);
        assertThat(caller.name()).isEqualTo("user:7");
    }

    @Test
    void service_isNoUser_whateverItsName() {
        var caller = (Caller.Known)
                verify(Token.of(TestIssuer.KEY_ID, "7", "service").signedBy(ISSUER.key()));

        assertThat(caller.userId()).isEmpty();
        assertThat(caller.name()).isEqualTo("client:7");
    }

    @Test
    void unknownRoles_areNone() {
        var caller = (Caller.Known)
                verify(Token.of(TestIssuer.KEY_ID, "7", "Admin", "root").signedBy(ISSUER.key()));

        assertThat(caller.roles()).isEmpty();
        assertThat(caller.userId()).isEmpty();
    }

    @Test
    void skew_ofLessThanAMinute_isTaken_andNoMore() {
        assertThat(verifiedAt(second -> expiredAt(second - 59))).isInstanceOf(Caller.Known.class);
        assertThat(verifiedAt(second -> expiredAt(second - 61))).isEqualTo(INVALID);
        assertThat(verifiedAt(second -> ADMIN.with("nbf", second + 59))).isInstanceOf(Caller.Known.class);
        assertThat(verifiedAt(second -> ADMIN.with("nbf", second + 61))).isEqualTo(INVALID);
        assertThat(verifiedAt(second -> issuedAt(second + 59))).isInstanceOf(Caller.Known.class);
        assertThat(verifiedAt(second -> issuedAt(second + 61))).isEqualTo(INVALID);
    }

    @ParameterizedTest
    @MethodSource
    void badToken_isNobodys(String token) {
        assertThat(verify(token)).isEqualTo(INVALID);
    }

    static Stream<String> badToken_isNobodys() {
        var key = ISSUER.key();
        var good = ADMIN.signedBy(key);
        return Stream.of(
                ADMIN.signedBy(SigningKeyPair.generate()),
                ADMIN.withHeader("alg", "none").signedAs(""),
                ADMIN.withHeader("alg", "NONE").signedAs(""),
                ADMIN.withHeader("alg", "HS256")
                        .signedAs(hmac(ADMIN.withHeader("alg", "HS256").content())),
                ADMIN.withHeader("alg", "ES384").signedBy(key),
                ADMIN.withHeader("kid", "unknown").signedBy(key),
                ADMIN.withHeader("kid", "../../etc/passwd").signedBy(key),
                ADMIN.withHeader("crit", List.of("of-tomorrow")).signedBy(key),
                ADMIN.with("iss", "https://evil.invalid").signedBy(key),
                ADMIN.with("aud", "another").signedBy(key),
                ADMIN.with("aud", List.of()).signedBy(key),
                ADMIN.with("groups", Map.of("admin", true)).with("sub", 7).signedBy(key),
                ADMIN.without("exp").signedBy(key),
                ADMIN.without("aud").signedBy(key),
                ADMIN.without("iss").signedBy(key),
                ADMIN.without("sub").signedBy(key),
                ADMIN.with("exp", "never").signedBy(key),
                good.substring(0, good.length() - 2),
                good + "A",
                good + "." + good,
                ADMIN.signedAs(""),
                ADMIN.signedAs("AAAA"),
                ADMIN.signedAs(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "e30.e30.", "{}", "null", "\u0000", "eyJ", "a.b.c.d.e"})
    void noToken_isNobodys(String text) {
        assertThat(verify(text)).isEqualTo(INVALID);
    }

    @Test
    void rolesOfAnotherIssuer_areFound_whereItHasThem() {
        var other = verifier(
                Map.of("roles-claim", "realm_access/roles", "issuer", "https://id.example", "user-claim", "uid"));
        var token = ADMIN.with("iss", "https://id.example")
                .with("realm_access", Map.of("roles", List.of("user", "support")))
                .with("sub", "9f2c")
                .with("uid", 12);

        var caller = (Caller.Known)
                other.verify(token.signedBy(ISSUER.key()), HOST).await().atMost(Duration.ofSeconds(10));

        assertThat(caller.roles()).containsExactlyInAnyOrder(Role.USER, Role.SUPPORT);
        assertThat(caller.userId()).contains(12L);
    }

    @Test
    void guard_isAsked_onlyForWhatHasToBeVerified() {
        var hosts = new ArrayList<String>();
        var guarded = verifier(Map.of(), (host, verification) -> {
            hosts.add(host);
            return hosts.size() < 3 ? verification.get() : new Caller.Suspect(Duration.ofSeconds(1));
        });
        var known = ADMIN.signedBy(ISSUER.key());
        var forged = ADMIN.signedBy(SigningKeyPair.generate());

        assertThat(Stream.of(
                                known,
                                forged,
                                forged,
                                known,
                                "a word",
                                ADMIN.withHeader("kid", "unknown").signedBy(ISSUER.key()))
                        .map(token -> guarded.verify(token, HOST).await().atMost(Duration.ofSeconds(10))))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Caller.Known.class),
                        second -> assertThat(second).isEqualTo(INVALID),
                        third -> assertThat(third).isInstanceOf(Caller.Suspect.class),
                        remembered -> assertThat(remembered).isInstanceOf(Caller.Known.class),
                        noToken -> assertThat(noToken).isEqualTo(INVALID),
                        ofNoKey -> assertThat(ofNoKey).isEqualTo(INVALID));
        assertThat(hosts).containsExactly(HOST, HOST, HOST);
    }

    @Test
    void keysThatCannotBeHad_areNotTheCallersFault() {
        var away = verifier(Map.of("jwks-url", "http://127.0.0.1:1/jwks.json"));

        assertThat(away.verify(ADMIN.signedBy(ISSUER.key()), HOST).await().atMost(Duration.ofSeconds(10)))
                .isEqualTo(new Caller.Nobody(Caller.Why.NO_KEYS));
    }

    private Caller verify(String token) {
        return verifier.verify(token, HOST).await().atMost(Duration.ofSeconds(10));
    }

    /** As a token is verified in the second it is made for: clocks of tokens know no parts of a second. */
    private Caller verifiedAt(LongFunction<Token> token) {
        while (true) {
            var second = Instant.now().getEpochSecond();
            var caller = verify(token.apply(second).signedBy(ISSUER.key()));
            if (Instant.now().getEpochSecond() == second) {
                return caller;
            }
        }
    }

    private static Token expiredAt(long second) {
        return issuedAt(second - 900);
    }

    private static Token issuedAt(long second) {
        return ADMIN.with("iat", second).with("exp", second + 900);
    }

    /** Signed with the public key as if it were a secret. */
    private static String hmac(String content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ISSUER.key().publicKey().getEncoded(), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(content.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static TokenVerifier verifier(Map<String, String> settings) {
        return verifier(settings, (host, verification) -> verification.get());
    }

    private static TokenVerifier verifier(Map<String, String> settings, VerificationGuard guard) {
        var all = new java.util.HashMap<>(Map.of("evenflow.token.jwks-url", ISSUER.jwksUrl()));
        settings.forEach((key, value) -> all.put("evenflow.token." + key, value));
        var config = Mapped.of(TokenConfig.class, all);
        return new TokenVerifier(new RemoteKeys(config, VERTX), config, guard);
    }
}
