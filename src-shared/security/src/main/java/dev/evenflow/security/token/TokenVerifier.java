package dev.evenflow.security.token;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.evenflow.security.policy.Caller;
import dev.evenflow.security.policy.Role;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.json.JsonString;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** From a token to who calls. All cryptography is that of SmallRye JWT. */
@Singleton
public class TokenVerifier {

    private static final Caller INVALID = new Caller.Nobody(Caller.Why.INVALID_TOKEN);
    private static final Caller NO_KEYS = new Caller.Nobody(Caller.Why.NO_KEYS);
    private static final Pattern USER_ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final VerificationKeys keys;
    private final TokenConfig config;
    private final VerificationGuard guard;
    private final VerifiedTokens verified;
    private final JWTParser parser = new DefaultJWTParser();

    TokenVerifier(VerificationKeys keys, TokenConfig config, VerificationGuard guard) {
        this.keys = keys;
        this.guard = guard;
        this.config = config;
        this.verified = new VerifiedTokens(config.remembered(), config.clockSkew());
    }

    /**
     * Never fails: a token that is not as it must be makes its caller nobody.
     *
     * @param host the address it was sent from
     */
    public Uni<Caller> verify(String token, String host) {
        return keyId(token)
                .map(id -> keys.find(id)
                        .map(key -> key.map(known -> caller(token, host, known)).orElse(INVALID))
                        .onFailure(NoKeysException.class)
                        .recoverWithItem(NO_KEYS))
                .orElseGet(() -> Uni.createFrom().item(INVALID));
    }

    private static Optional<String> keyId(String token) {
        try {
            var unverified = new JsonWebSignature();
            unverified.setCompactSerialization(token);
            return Optional.ofNullable(unverified.getKeyIdHeaderValue());
        } catch (JoseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private Caller caller(String token, String host, PublicKey key) {
        return verified.find(token, key, Instant.now()).orElseGet(() -> guard.guarded(host, () -> verify(token, key)));
    }

    /** A token is text of strangers: whatever a library makes of it is a refusal, not an error. */
    private Caller verify(String token, PublicKey key) {
        try {
            var parsed = parser.parse(token, expectation(key));
            return isOfTheFuture(parsed) ? INVALID : remembered(token, key, caller(parsed));
        } catch (ParseException | RuntimeException e) {
            return INVALID;
        }
    }

    private JWTAuthContextInfo expectation(PublicKey key) {
        var expected = new JWTAuthContextInfo();
        expected.setPublicVerificationKey(key);
        expected.setSignatureAlgorithm(
                Set.of(SignatureAlgorithm.valueOf(config.algorithm().name())));
        expected.setIssuedBy(config.issuer());
        expected.setExpectedAudience(Set.of(config.audience()));
        expected.setClockSkew(Math.toIntExact(config.clockSkew().toSeconds()));
        expected.setGroupsPath(config.rolesClaim());
        expected.setRequiredClaims(Set.of("sub"));
        return expected;
    }

    private Caller remembered(String token, PublicKey key, Caller.Known caller) {
        verified.remember(token, key, caller);
        return caller;
    }

    /** The library looks at {@code exp} and {@code nbf} alone. */
    private boolean isOfTheFuture(JsonWebToken token) {
        var latest = Instant.now().plus(config.clockSkew()).getEpochSecond();
        return token.<Object>claim("iat")
                .filter(issued -> !(issued instanceof Number at) || at.longValue() > latest)
                .isPresent();
    }

    private Caller.Known caller(JsonWebToken token) {
        var roles = token.getGroups().stream()
                .map(Role::named)
                .flatMap(Optional::stream)
                .collect(toUnmodifiableSet());
        var userId = roles.contains(Role.USER) ? userId(token) : Optional.<Long>empty();
        return new Caller.Known(token.getSubject(), roles, userId, Instant.ofEpochSecond(token.getExpirationTime()));
    }

    private Optional<Long> userId(JsonWebToken token) {
        return token.<Object>claim(config.userClaim())
                .map(TokenVerifier::text)
                .filter(USER_ID.asMatchPredicate())
                .map(Long::valueOf);
    }

    private static String text(Object claim) {
        return claim instanceof JsonString json ? json.getString() : claim.toString();
    }
}
