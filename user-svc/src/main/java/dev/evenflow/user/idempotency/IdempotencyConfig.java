package dev.evenflow.user.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers are kept. */
@ConfigMapping(prefix = "evenflow.idempotency")
public interface IdempotencyConfig {

    /** How long after the first request its key is known; a later one is a new request. Default 24 hours. */
    @WithDefault("24h")
    Duration retention();

    /** How often expired keys are removed. Default 10 minutes. */
    @WithDefault("10m")
    Duration cleanupEvery();

    /** How many keys one statement removes, so that none holds locks for long. Default 1000. */
    @WithDefault("1000")
    int cleanupBatch();
}
