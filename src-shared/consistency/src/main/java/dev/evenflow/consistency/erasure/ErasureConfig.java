package dev.evenflow.consistency.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** When what is left of deleted users is erased. */
@ConfigMapping(prefix = "evenflow.erasure")
public interface ErasureConfig {

    /** How often an instance looks for dead letters of deleted users. Default 10 min, 1 s to 1 d. */
    @WithDefault("10m")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration every();
}
