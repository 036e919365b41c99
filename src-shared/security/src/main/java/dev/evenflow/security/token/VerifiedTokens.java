package dev.evenflow.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.evenflow.security.policy.Caller;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whose tokens were found to be valid, so that the signature is computed once for a token and not for each of its requests. */
final class VerifiedTokens {

    private final Cache<String, Verified> byToken;
    private final Duration clockSkew;

    VerifiedTokens(int maxRemembered, Duration clockSkew) {
        this.byToken = Caffeine.newBuilder()
                .maximumSize(maxRemembered)
                .executor(Runnable::run)
                .build();
        this.clockSkew = clockSkew;
    }

    /** A token is valid with the key it was verified with, and no other of the same id. */
    private record Verified(PublicKey key, Caller.Known caller) {}

    /** Who calls with a token that was valid with this key and has not expired since. */
    Optional<Caller> find(String token, PublicKey key, Instant now) {
        return Optional.ofNullable(byToken.getIfPresent(token))
                .filter(verified -> verified.key().equals(key))
                .map(Verified::caller)
                .filter(caller -> now.minus(clockSkew).isBefore(caller.expiresAt()))
                .map(Caller.class::cast);
    }

    void remember(String token, PublicKey key, Caller.Known caller) {
        byToken.put(token, new Verified(key, caller));
    }
}
