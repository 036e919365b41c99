package dev.evenflow.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * What can be tuned of messaging; every value has a default that needs no touching. A value out of its bounds stops the
 * start with a line that names the key; so does one at odds with another key, see {@link ConsistentMessaging}.
 */
@ConfigMapping(prefix = "evenflow.messaging")
public interface MessagingConfig {

    Reconnect reconnect();

    Provision provision();

    Publish publish();

    Request request();

    Batch batch();

    Redelivery redelivery();

    @WithName("dead-letters") // as it then stands in the line about a value out of its bounds
    DeadLetters deadLetters();

    Parking parking();

    /** How long a stopping service waits for what is in flight. Default 3 s, 100 ms to 10 s. */
    @WithDefault("3s")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 10)
    Duration drainTimeout();

    /** How often the broker is asked how far a consumer is behind; in whole seconds. Default 5 s, 1 s to 1 h. */
    @WithDefault("5s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration metricsInterval();

    /** Connecting and connecting again; there is no last attempt. */
    interface Reconnect {

        /** Wait after a failed attempt; grows up to {@link #maxWait()} before the first connection. Default 100 ms, 10 ms to 1 min. */
        @WithDefault("100ms")
        @DurationMin(millis = 10)
        @DurationMax(minutes = 1)
        Duration initialWait();

        /** Longest wait between attempts. Default 1 s, from {@link #initialWait()} to 1 min. */
        @WithDefault("1s")
        @DurationMin(millis = 10)
        @DurationMax(minutes = 1)
        Duration maxWait();
    }

    /** Creating and updating streams and consumers. */
    interface Provision {

        /** How often a configuration that the server refused is offered again. Default 30 s, 100 ms to 1 h. */
        @WithDefault("30s")
        @DurationMin(millis = 100)
        @DurationMax(hours = 1)
        Duration retryInterval();

        /**
         * The streams that this service creates and updates, by name; others it consumes once their owner has made them.
         * Empty, the default: all that it knows. To be set where the broker lets nobody touch another's stream.
         */
        Optional<List<String>> streams();
    }

    /** Publishing through a channel. */
    interface Publish {

        /** Messages sent and not yet acknowledged by the server, per channel. Default 512, 1 to 16384. */
        @WithDefault("512")
        @Min(1) @Max(16_384) int maxInFlight();

        /** A message that is not acknowledged within this time has failed. Default 5 s, 100 ms to 1 min. */
        @WithDefault("5s")
        @DurationMin(millis = 100)
        @DurationMax(minutes = 1)
        Duration timeout();
    }

    /** Asking another service, and answering. */
    interface Request {

        /** A question that is not answered within this time has failed. Default 5 s, 100 ms to 5 min. */
        @WithDefault("5s")
        @DurationMin(millis = 100)
        @DurationMax(minutes = 5)
        Duration timeout();

        /**
         * Questions of one kind that an instance answers at the same time; more wait, no longer than {@link #timeout()}. Default
         * 4, 1 to 100.
         */
        @WithDefault("4")
        @Min(1) @Max(100) int concurrency();
    }

    /** Handing messages over in batches: a batch is whatever has arrived when the consumer is free, up to a size. */
    interface Batch {

        /** Most messages in one batch. Default 500, 1 to 10000. */
        @WithDefault("500")
        @Min(1) @Max(10_000) int maxSize();
    }

    /** Delivering again what a consumer failed to handle. */
    interface Redelivery {

        /** Delay before the second delivery; doubles with each further one, with jitter. Default 200 ms, 10 ms to 1 min. */
        @WithDefault("200ms")
        @DurationMin(millis = 10)
        @DurationMax(minutes = 1)
        Duration delay();

        /** Longest delay. Default 10 s, from {@link #delay()} to 10 min. */
        @WithDefault("10s")
        @DurationMin(millis = 10)
        @DurationMax(minutes = 10)
        Duration maxDelay();

        /**
         * Deliveries after which an event that also fails alone is dead-lettered, provided that other events got through
         * in the meantime. Default 10: 20 to 45 s after the first delivery with the default delays. 1 to 1000.
         */
        @WithDefault("10")
        @Min(1) @Max(1_000) int maxAttempts();

        /**
         * The same while nothing gets through, which looks like an outage of what the consumer writes to rather than like
         * a bad event, and for failures that are known to be one. Default 100: 8 to 16 minutes with the default delays. At least {@link #maxAttempts()} counts. 1 to 100000.
         */
        @WithDefault("100")
        @Min(1) @Max(100_000) int maxAttemptsInOutage();
    }

    /** What could not be read or applied. */
    interface DeadLetters {

        /** How long a redriven event may take to be applied before the call answers that it was not. Default 30 s, 100 ms to 5 min. */
        @WithDefault("30s")
        @DurationMin(millis = 100)
        @DurationMax(minutes = 5)
        Duration redriveTimeout();
    }

    /** Events that cannot be applied before an earlier one of their aggregate. */
    interface Parking {

        /**
         * How long such an event is held before it is dead-lettered as a gap; anew after a restart. Default 1 h, from
         * {@link Redelivery#delay()}, at least 1 s, to 7 d.
         */
        @WithDefault("1h")
        @DurationMin(seconds = 1)
        @DurationMax(days = 7)
        Duration patience();

        /**
         * Events of one channel that an instance holds at the same time; what comes beyond is dead-lettered at once, so that
         * others get through. At most half of the consumer's {@code max-ack-pending} counts. Default 500, 1 to 50000.
         */
        @WithDefault("500")
        @Min(1) @Max(50_000) int maxWaiting();

        /**
         * How often the list of dead letters is read anew, for news of other instances that were lost. Default 1 min, 100 ms
         * to 1 h.
         */
        @WithDefault("1m")
        @DurationMin(millis = 100)
        @DurationMax(hours = 1)
        Duration refreshInterval();

        /**
         * Dead letters remembered, some 200 bytes each; behind further ones events are held, not parked. Default 100000, 1 to
         * 10000000.
         */
        @WithDefault("100000")
        @Min(1) @Max(10_000_000) int maxRemembered();
    }
}
