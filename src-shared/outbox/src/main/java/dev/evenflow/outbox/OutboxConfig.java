package dev.evenflow.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * What can be tuned of the outbox; every value has a default that needs no touching. A value out of its bounds stops the
 * start with a line that names the key; so does one at odds with another key, see {@link ConsistentOutbox}.
 */
@ConfigMapping(prefix = "evenflow.outbox")
public interface OutboxConfig {

    /** Largest batch, bound by the buffer of the outgoing channel. */
    int MAX_BATCH = 2048;

    /** Rows read, published and deleted together. Default 1000, 1 to {@value #MAX_BATCH}. */
    @WithDefault("1000")
    @Min(1) @Max(MAX_BATCH) int batchSize();

    /** How often the relay looks for rows nobody told it of. Default 500 ms, 10 ms to 1 min. */
    @WithDefault("500ms")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration pollInterval();

    /** How often the rows are counted for the metrics; in whole seconds. Default 5 s, 1 s to 1 h. */
    @WithDefault("5s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration metricsInterval();

    /** The table is vacuumed after this many deleted rows; 0 leaves it to the database. Default 10,000, 0 to 10,000,000. */
    @WithDefault("10000")
    @Min(0) @Max(10_000_000) int vacuumAfter();

    Lease lease();

    Retry retry();

    /** How long a stopping service waits for the batch being published. Default 2 s, 100 ms to 10 s. */
    @WithDefault("2s")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 10)
    Duration drainTimeout();

    /** Which instance relays. */
    interface Lease {

        /** A relay that has not renewed for this long is replaced by another instance. Default 3 s, 200 ms to 5 min. */
        @WithDefault("3s")
        @DurationMin(millis = 200)
        @DurationMax(minutes = 5)
        Duration ttl();

        /** How often the holder renews and the others try. Default 1 s, from 50 ms to half of {@link #ttl()}, at most 1 min. */
        @WithDefault("1s")
        @DurationMin(millis = 50)
        @DurationMax(minutes = 1)
        Duration renewInterval();
    }

    /** After a batch that could not be published as a whole. */
    interface Retry {

        /** First delay, doubling with each failure in a row. Default 100 ms, 10 ms to 1 min. */
        @WithDefault("100ms")
        @DurationMin(millis = 10)
        @DurationMax(minutes = 1)
        Duration delay();

        /** Longest delay. Default 5 s, from {@link #delay()} to 10 min. */
        @WithDefault("5s")
        @DurationMin(millis = 10)
        @DurationMax(minutes = 10)
        Duration maxDelay();
    }
}
