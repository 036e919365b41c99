package dev.evenflow.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.security.policy.Caller;
import dev.evenflow.security.policy.Role;
import dev.evenflow.testkit.access.SigningKeyPair;
import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.access.Token;
import dev.evenflow.testkit.quarkus.Mapped;
import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Instant NOW = Instant.parse("2025-05-25T10:00:00Z");
    private static final String HOST = "192.0.2.1";
    private static final PublicKey KEY = SigningKeyPair.generate().publicKey();
    private static final Caller.Known CALLER =
            new Caller.Known("7", Set.of(Role.USER), Optional.of(7L), NOW.plusSeconds(900));

    private final VerifiedTokens tokens = new VerifiedTokens(2, Duration.ofSeconds(60));

    @Test
    void verifiedToken_isKnown_untilItExpires() {
        tokens.remember("token", KEY, CALLER);

        assertThat(tokens.find("token", KEY, NOW)).contains(CALLER);
        assertThat(tokens.find("token", KEY, NOW.plusSeconds(959))).contains(CALLER);
        assertThat(tokens.find("token", KEY, NOW.plusSeconds(960))).isEmpty();
        assertThat(tokens.find("other", KEY, NOW)).isEmpty();
    }

    @Test
    void verifiedToken_isUnknown_withAnotherKey() {
        tokens.remember("token", KEY, CALLER);

        assertThat(tokens.find("token", SigningKeyPair.generate().publicKey(), NOW))
                .isEmpty();
    }

    @Test
    void tokens_areForgotten_whenTheyAreTooMany() {
        for (int i = 0; i < 100; i++) {
            tokens.remember("token-" + i, KEY, CALLER);
        }

        var known = 0;
        for (int i = 0; i < 100; i++) {
            known += tokens.find("token-" + i, KEY, NOW).isPresent() ? 1 : 0;
        }
        assertThat(known).isLessThanOrEqualTo(2);
    }

    @Test
    void rememberedToken_isInvalid_onceItsKeyIsWithdrawn() {
        var pair = SigningKeyPair.generate();
        var withdrawn = new AtomicBoolean();
        var config = Mapped.of(TokenConfig.class, Map.of());
        var verifier = new TokenVerifier(
                keys(pair.publicKey(), withdrawn::get), config, (host, verification) -> verification.get());
        var token = Token.of(TestIssuer.KEY_ID, "7", "user").signedBy(pair);
        assertThat(verifier.verify(token, HOST).await().indefinitely()).isInstanceOf(Caller.Known.class);
        assertThat(verifier.verify(token, HOST).await().indefinitely()).isInstanceOf(Caller.Known.class);

        withdrawn.set(true);

        assertThat(verifier.verify(token, HOST).await().indefinitely())
                .isEqualTo(new Caller.Nobody(Caller.Why.INVALID_TOKEN));
    }

    private static VerificationKeys keys(PublicKey key, BooleanSupplier withdrawn) {
        return new VerificationKeys() {
            @Override
            public void prepare() {}

            @Override
            public Uni<Optional<PublicKey>> find(String keyId) {
                return Uni.createFrom().item(withdrawn.getAsBoolean() ? Optional.empty() : Optional.of(key));
            }
        };
    }
}
