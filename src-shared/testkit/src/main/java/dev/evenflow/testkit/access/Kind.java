package dev.evenflow.testkit.access;

import java.time.Duration;
import java.util.Optional;

/** Kinds of callers. */
public enum Kind {
    NOBODY,
    /** The user whose data it is. */
    USER,
    /** Another user. */
    OTHER,
    SUPPORT,
    ADMIN,
    SERVICE,
    EXPIRED,
    WRONG_KEY,
    ALG_NONE,
    WRONG_AUDIENCE;

    /** Whether it says who it is. */
    public boolean isKnown() {
        return switch (this) {
            case USER, OTHER, SUPPORT, ADMIN, SERVICE -> true;
            case NOBODY, EXPIRED, WRONG_KEY, ALG_NONE, WRONG_AUDIENCE -> false;
        };
    }

    /**
     * The token it sends. Those that are not valid are an administrator's but for one thing.
     *
     * @param owner id of the user whose data it is
     */
    public Optional<String> token(TestIssuer issuer, long owner) {
        var admin = Token.of(TestIssuer.KEY_ID, Long.toString(owner), "user", "admin");
        return switch (this) {
            case NOBODY -> Optional.empty();
            case USER -> Optional.of(issuer.token(Long.toString(owner), "user"));
            case OTHER -> Optional.of(issuer.token(Long.toString(owner + 1_000_000), "user"));
            case SUPPORT -> Optional.of(issuer.token(Long.toString(owner + 2_000_000), "user", "support"));
            case ADMIN -> Optional.of(issuer.token(Long.toString(owner + 3_000_000), "user", "admin"));
            case SERVICE -> Optional.of(issuer.token("some-svc", "service"));
            case EXPIRED -> Optional.of(admin.endingIn(Duration.ofMinutes(-2)).signedBy(issuer.key()));
            case WRONG_KEY -> Optional.of(admin.signedBy(SigningKeyPair.generate()));
            case ALG_NONE -> Optional.of(admin.withHeader("alg", "none").signedAs(""));
            case WRONG_AUDIENCE -> Optional.of(admin.with("aud", "another").signedBy(issuer.key()));
        };
    }
}
