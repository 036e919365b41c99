package dev.evenflow.consistency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What can be tuned of the checks of a copy; every value has a default that needs no touching. All instances need the same. */
@ConfigMapping(prefix = "evenflow.consistency")
public interface ConsistencyConfig {

    /** Whether the copy is checked by itself; it is on request in any case. Default true. */
    @WithDefault("true")
    boolean enabled();

    /** How often the copy is checked, by one of the instances. Default 60 s, 1 s to 1 d. */
    @WithDefault("60s")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration interval();

    /**
     * The first check after a start, and the next one after one that was not possible or while the source publishes everything
     * again; doubles up to {@link #interval()}. Default 2 s, 100 ms to 1 h.
     */
    @WithDefault("2s")
    @DurationMin(millis = 100)
    @DurationMax(hours = 1)
    Duration retryAfter();

    /**
     * Within this time every row of the copy is read, a share with each check, whether or not anything speaks for it. Default
     * 1 h, 1 s to 30 d.
     */
    @WithDefault("1h")
    @DurationMin(seconds = 1)
    @DurationMax(days = 30)
    Duration scrub();

    /** How long a check waits for the consumer to apply what stands in the stream. Default 30 s, 100 ms to 10 min. */
    @WithDefault("30s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration patience();

    /** Whether what is wrong is repaired; else it is only told. Default true. */
    @WithDefault("true")
    boolean repair();

    /**
     * Users that one check repairs; where more are wrong, the source is asked to publish all of its users again. Default
     * 10000, 1 to 100000.
     */
    @WithDefault("10000")
    @Min(1) @Max(100_000) int repairLimit();

    /** An instance that checks and shows no sign of life for this long is replaced. Default 15 s, 1 s to 10 min. */
    @WithDefault("15s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration lease();

    /** How long a request for a check waits for its end before it is answered 202. Default 8 s, 100 ms to 10 min. */
    @WithDefault("8s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration answerWithin();
}
