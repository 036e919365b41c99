package dev.evenflow.user.signin;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Issuing tokens. */
@ConfigMapping(prefix = "evenflow.sign-in")
public interface SignInConfig {

    /**
     * Folder with the keys: a file {@code <key id>.pem} for each, a private key on P-256 as PKCS #8. No default; without it this
     * service issues no tokens.
     */
    Optional<Path> keys();

    /** How often the folder is read again. Default 30 s. */
    @WithDefault("30s")
    Duration keysRereadEvery();

    /** How long a key is published before it signs, so that everybody knows it by then. Default 5 minutes. */
    @WithDefault("5m")
    Duration keysPublishAhead();

    /** How long an access token is valid; whole seconds. Default 15 minutes. */
    @WithDefault("15m")
    Duration accessLifetime();

    /** How long after a sign-in its tokens can be refreshed. Default 30 days. */
    @WithDefault("30d")
    Duration refreshLifetime();

    /** Programs that may have tokens, each {@code id:role:secret}, with a secret of at least 32 characters. No default. */
    Optional<List<String>> clients();

    /** How often sign-ins whose time is over are removed. Default 10 minutes. */
    @WithDefault("10m")
    Duration cleanupEvery();

    /** Sign-ins removed by one statement. Default 1000. */
    @WithDefault("1000")
    @Min(1) int cleanupBatch();

    Hashing hashing();

    Throttle throttle();

    /** What a password costs, in time and memory, to be hashed. */
    interface Hashing {

        /** Memory of one hash. Default 12 MiB. */
        @WithDefault("12M")
        MemorySize memory();

        /** Passes over it. Default 3. */
        @WithDefault("3")
        @Min(1) @Max(100) int iterations();

        /** Hashes made at once. Default 2. */
        @WithDefault("2")
        @Min(1) @Max(64) int threads();

        /** Hashes that wait; to one more the answer is 503. Default 64. */
        @WithDefault("64")
        @Min(1) int queue();
    }

    /** How often an instance lets sign-ins fail: so many at once, then one in every interval. */
    interface Throttle {

        /** Of an account. Default 5. */
        @WithDefault("5")
        @Min(1) int accountBurst();

        /** Default 1 minute. */
        @WithDefault("1m")
        Duration accountInterval();

        /** From an address, or a /64 of IPv6. Default 20. */
        @WithDefault("20")
        @Min(1) int addressBurst();

        /** Default 10 s. */
        @WithDefault("10s")
        Duration addressInterval();

        /** Accounts, and addresses, remembered at most; who did not try for longest is forgotten first. Default 10000. */
        @WithDefault("10000")
        @Min(1) int maxRemembered();
    }
}
