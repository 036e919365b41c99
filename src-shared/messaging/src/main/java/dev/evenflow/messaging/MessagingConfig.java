package dev.evenflow.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What can be tuned of messaging; every value has a default that needs no touching. */
@ConfigMapping(prefix = "evenflow.messaging")
public interface MessagingConfig {

    Reconnect reconnect();

    Publish publish();

    Batch batch();

    Redelivery redelivery();

    DeadLetters deadLetters();

    /** How long a stopping service waits for what is in flight. Default 3 s. */
    @WithDefault("3s")
    Duration drainTimeout();

    /** How often the broker is asked how far a consumer is behind; in whole seconds. Default 5 s. */
    @WithDefault("5s")
    Duration metricsInterval();

    /** Connecting and connecting again; there is no last attempt. */
    interface Reconnect {

        /** Wait after a failed attempt; grows up to {@link #maxWait()} before the first connection. Default 100 ms. */
        @WithDefault("100ms")
        Duration initialWait();

        /** Longest wait between attempts. Default 1 s. */
        @WithDefault("1s")
        Duration maxWait();
    }

    /** Publishing through a channel. */
    interface Publish {

        /** Messages sent and not yet acknowledged by the server, per channel. Default 512. */
        @WithDefault("512")
        @Min(1) @Max(16_384) int maxInFlight();

        /** A message that is not acknowledged within this time has failed. Default 5 s. */
        @WithDefault("5s")
        Duration timeout();
    }

    /** Handing messages over in batches: a batch is whatever has arrived when the consumer is free, up to a size. */
    interface Batch {

        /** Most messages in one batch. Default 500. */
        @WithDefault("500")
        @Min(1) @Max(10_000) int maxSize();
    }

    /** Delivering again what a consumer failed to handle. */
    interface Redelivery {

        /** Delay before the second delivery; doubles with each further one, with jitter. Default 200 ms. */
        @WithDefault("200ms")
        Duration delay();

        /** Longest delay. Default 10 s. */
        @WithDefault("10s")
        Duration maxDelay();

        /**
         * Deliveries after which an event that also fails alone is dead-lettered, provided that other events got through
         * in the meantime. Default 10: 20 to 45 s after the first delivery with the default delays.
         */
        @WithDefault("10")
        @Min(1) int maxAttempts();

        /**
         * The same while nothing gets through, which looks like an outage of what the consumer writes to rather than like
         * a bad event. Default 100: 8 to 16 minutes with the default delays. At least {@link #maxAttempts()} counts.
         */
        @WithDefault("100")
        @Min(1) int maxAttemptsInOutage();
    }

    /** What could not be read or applied. */
    interface DeadLetters {

        /** How long a redriven event may take to be applied before the call answers that it was not. Default 30 s. */
        @WithDefault("30s")
        Duration redriveTimeout();
    }
}
