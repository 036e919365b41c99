package dev.evenflow.user.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** When the past of deleted users is erased; a value out of its bounds stops the start. */
@ConfigMapping(prefix = "evenflow.erasure")
public interface ErasureConfig {

    /**
     * How long after the deletion of a user their earlier events stay: consumers that are behind by less get all of them. Default
     * 1 h, 1 s to 30 d.
     */
    @WithDefault("1h")
    @DurationMin(seconds = 1)
    @DurationMax(days = 30)
    Duration after();

    /** How often an instance looks for users whose time has come; whole seconds. Default 10 min, 1 s to 1 d. */
    @WithDefault("10m")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration every();

    /** Users erased together, by one reading of the stream. Default 10000, 1 to 100000. */
    @WithDefault("10000")
    @Min(1) @Max(100_000) int batchSize();

    /** What an instance has begun and not done after this time, another one does. Default 15 min, 1 s to 1 d. */
    @WithDefault("15m")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration lease();
}
