package dev.evenflow.notification.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * What can be tuned of the stream of changes; every value has a default that needs no touching, and one out of its bounds
 * stops the start.
 */
@ConfigMapping(prefix = "evenflow.stream")
public interface StreamConfig {

    /** How often a client hears that the connection lives. Default 15 s, 100 ms to 5 min. */
    @WithDefault("15s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration heartbeat();

    /** Events that wait for a client to read; one more, and it is cut off. Default 1024, 2 to 100000. */
    @WithDefault("1024")
    @Min(2) @Max(100_000) int buffer();

    /**
     * Changes kept for clients that come back, and how far behind its end each of the event streams is read for them.
     * A client that comes back is sent them at once, so less than {@link #buffer()} counts. Default 500, 0 to 100000.
     */
    @WithDefault("500")
    @Min(0) @Max(100_000) int history();

    /** Clients of an instance at the same time; others get 503. Default 1000, 1 to 100000. */
    @WithDefault("1000")
    @Min(1) @Max(100_000) int maxClients();

    /** How often NATS is asked for events while somebody listens. Default 100 ms, 10 ms to 10 s. */
    @WithDefault("100ms")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 10)
    Duration pollInterval();

    /** How long an event may take to be applied before it is left out. Default 10 s, 100 ms to 5 min. */
    @WithDefault("10s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 5)
    Duration patience();

    /** They fit into the buffer of a client, with its first sign of life. */
    default int keptForReturn() {
        return Math.min(history(), buffer() - 1);
    }
}
