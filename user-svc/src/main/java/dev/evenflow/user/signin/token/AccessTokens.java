package dev.evenflow.user.signin.token;

import dev.evenflow.security.token.TokenConfig;
import dev.evenflow.user.signin.SignInConfig;
import dev.evenflow.user.signin.key.KeyRing;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signs access tokens, shaped as in <a href="https://www.rfc-editor.org/rfc/rfc9068">RFC 9068</a>. */
@Singleton
class AccessTokens {

    private static final String TYPE = "at+jwt";

    private final KeyRing ring;
    private final String issuer;
    private final String audience;
    private final Duration lifetime;
    private final Clock clock;

    AccessTokens(KeyRing ring, TokenConfig verified, SignInConfig config, Clock clock) {
        this.ring = ring;
        this.issuer = verified.issuer();
        this.audience = verified.audience();
        this.lifetime = config.accessLifetime();
        this.clock = clock;
    }

    TokenAnswer answer(String subject, Collection<String> roles, @Nullable String refreshToken) {
        return new TokenAnswer(signed(subject, roles), "Bearer", lifetime.toSeconds(), refreshToken);
    }

    private String signed(String subject, Collection<String> roles) {
        var key = ring.signing().orElseThrow(() -> new IllegalStateException("There is no key"));
        var now = clock.instant();
        return Jwt.issuer(issuer)
                .audience(audience)
                .subject(subject)
                .groups(Set.copyOf(roles))
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .jws()
                .header("typ", TYPE)
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.id())
                .sign(key.privateKey());
    }
}
