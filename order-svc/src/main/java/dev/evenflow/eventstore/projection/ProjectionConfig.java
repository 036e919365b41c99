package dev.evenflow.eventstore.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What can be tuned of projections; every value has a default that needs no touching. */
@ConfigMapping(prefix = "evenflow.projections")
public interface ProjectionConfig {

    /** Events applied in a transaction. Default 1000. */
    @WithDefault("1000")
    @Min(1) int batchSize();

    /** Events applied in a transaction of a rebuild; larger ones hold up the live projections longer. Default 5000. */
    @WithDefault("5000")
    @Min(1) int rebuildBatchSize();

    /** How often a projection looks for events nobody told it of, those of other instances above all. Default 500 ms. */
    @WithDefault("500ms")
    Duration pollInterval();

    /** Rest after a batch that was not full: under load it makes fewer and larger batches. Default 20 ms. */
    @WithDefault("20ms")
    Duration gatherInterval();

    /**
     * How often each projection is compared with a fold of its events, by one of the instances; 0 only on request. Costs what a
     * rebuild does. Default 24 h.
     */
    @WithDefault("24h")
    @DurationMin(seconds = 0)
    Duration verifyEvery();

    /** An instance that compares and shows no sign of life for this long is replaced. Default 15 s, 1 s to 10 min. */
    @WithDefault("15s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration verifyLease();

    Retry retry();

    /**
     * Longest wait for the readers of a table before a rebuilt one replaces it; then it is tried again. Less than
     * PostgreSQL's {@code deadlock_timeout}, 1 s where nobody changed it: so the one that gives up is never a reader.
     * Default 500 ms.
     */
    @WithDefault("500ms")
    Duration switchTimeout();

    /** How long a stopping service waits for the batches being applied. Default 2 s. */
    @WithDefault("2s")
    Duration drainTimeout();

    /** After a batch that failed because of the database, and while open transactions hold events back. */
    interface Retry {

        /** First delay, doubling with each failure in a row. Default 10 ms. */
        @WithDefault("10ms")
        Duration delay();

        /** Longest delay. Default 5 s. */
        @WithDefault("5s")
        Duration maxDelay();
    }
}
