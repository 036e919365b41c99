package dev.evenflow.notification.readmodel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What can be tuned of replays; every value has a default that needs no touching. All instances need the same. */
@ConfigMapping(prefix = "evenflow.replay")
public interface ReplayConfig {

    /** The intervals for which what an instance saw of the pointer may be relied on. */
    int TRUSTED_INTERVALS = 2;

    /**
     * How often each instance looks where the read model lives. Default 1 s. A replay waits three times for three of
     * these, so that nobody reads or writes by an older look.
     */
    @WithDefault("1s")
    Duration refreshInterval();

    /** Messages read, and documents compared, together. Default 500. */
    @WithDefault("500")
    @Min(1) @Max(10_000) int batchSize();

    /** How often the replaying instance stores its progress, which also shows that it lives. Default 1 s. */
    @WithDefault("1s")
    Duration heartbeat();

    /**
     * A replay that does not show a sign of life for this long is ended by another instance. A write that fails is tried
     * again for as long. Default 15 s.
     */
    @WithDefault("15s")
    Duration silence();

    /** How often a running replay logs its progress. Default 5 s. */
    @WithDefault("5s")
    Duration logInterval();

    /** After this time a look is not relied on any more. */
    default Duration trust() {
        return refreshInterval().multipliedBy(TRUSTED_INTERVALS);
    }

    /** After this time, longer than {@link #trust()}, no instance relies on what the pointer said before. */
    default Duration propagation() {
        return refreshInterval().multipliedBy(TRUSTED_INTERVALS + 1);
    }
}
