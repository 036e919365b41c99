package dev.evenflow.user.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the digests of ranges are kept small. */
@ConfigMapping(prefix = "evenflow.digests")
public interface DigestConfig {

    /** How often what writes have added is folded into the digests of ranges. Default 1 s, at least 1 s; whole seconds. */
    @WithDefault("1s")
    @DurationMin(seconds = 1)
    Duration foldInterval();

    /** Rows that one statement folds. Default 10000, 1 to 1000000. */
    @WithDefault("10000")
    @Min(1) @Max(1_000_000) int foldBatch();
}
