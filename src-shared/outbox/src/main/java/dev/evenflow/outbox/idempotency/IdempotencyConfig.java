package dev.evenflow.outbox.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long answers are kept. */
@ConfigMapping(prefix = "evenflow.idempotency")
public interface IdempotencyConfig {

    /** How long after the first request its key is known; a later one is a new request. Default 24 hours, at least 1 s. */
    @WithDefault("24h")
    @DurationMin(seconds = 1)
    Duration retention();

    /** How often expired keys are removed. Default 10 minutes, at least 1 s. */
    @WithDefault("10m")
    @DurationMin(seconds = 1)
    Duration cleanupEvery();

    /** How many keys one statement removes, so that none holds locks for long. Default 1000. */
    @WithDefault("1000")
    @Min(1) int cleanupBatch();
}
