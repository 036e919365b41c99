package dev.evenflow.outbox.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long handled messages are remembered. */
@ConfigMapping(prefix = "evenflow.inbox")
public interface InboxConfig {

    /**
     * How long a message is known for one that was handled. Longer than it may take until a sender or the broker brings it
     * again. Default 7 days, at least 1 s.
     */
    @WithDefault("7d")
    @DurationMin(seconds = 1)
    Duration retention();

    /** How often those that were remembered long enough are removed. Default 10 minutes, at least 1 s. */
    @WithDefault("10m")
    @DurationMin(seconds = 1)
    Duration cleanupEvery();

    /** How many one statement removes, so that none holds locks for long. Default 1000. */
    @WithDefault("1000")
    @Min(1) int cleanupBatch();
}
