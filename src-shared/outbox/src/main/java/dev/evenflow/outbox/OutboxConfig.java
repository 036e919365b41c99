package dev.evenflow.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What can be tuned of the outbox; every value has a default that needs no touching. */
@ConfigMapping(prefix = "evenflow.outbox")
public interface OutboxConfig {

    /** Largest batch, bound by the buffer of the outgoing channel. */
    int MAX_BATCH = 2048;

    /** Rows read, published and deleted together. Default 1000, at most {@value #MAX_BATCH}. */
    @WithDefault("1000")
    @Min(1) @Max(MAX_BATCH) int batchSize();

    /** How often the relay looks for rows nobody told it of. Default 500 ms. */
    @WithDefault("500ms")
    Duration pollInterval();

    /** How often the rows are counted for the metrics; in whole seconds. Default 5 s. */
    @WithDefault("5s")
    Duration metricsInterval();

    Lease lease();

    Retry retry();

    /** How long a stopping service waits for the batch being published. Default 2 s. */
    @WithDefault("2s")
    Duration drainTimeout();

    /** Which instance relays. */
    interface Lease {

        /** A relay that has not renewed for this long is replaced by another instance. Default 3 s. */
        @WithDefault("3s")
        Duration ttl();

        /** How often the holder renews and the others try. Default 1 s. */
        @WithDefault("1s")
        Duration renewInterval();
    }

    /** After a batch that could not be published as a whole. */
    interface Retry {

        /** First delay, doubling with each failure in a row. Default 100 ms. */
        @WithDefault("100ms")
        Duration delay();

        /** Longest delay. Default 5 s. */
        @WithDefault("5s")
        Duration maxDelay();
    }
}
