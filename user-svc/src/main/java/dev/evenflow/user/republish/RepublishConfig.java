package dev.evenflow.user.republish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How a snapshot of all users is published; a value out of its bounds stops the start, see {@link ConsistentRepublish} too. */
@ConfigMapping(prefix = "evenflow.republish")
public interface RepublishConfig {

    /** Users read and published together; what a crash has published again. Default 2000, 1 to 10000. */
    @WithDefault("2000")
    @Min(1) @Max(10_000) int pageSize();

    /** Users published per second at most, so that consumers keep up; 0 for as many as NATS takes. Default 0. */
    @WithDefault("0")
    @Min(0) @Max(1_000_000) int maxRate();

    /** A snapshot rests while more events than this wait in the outbox. Default 500, 0 to 10000. */
    @WithDefault("500")
    @Min(0) @Max(10_000) int yieldBacklog();

    /** How long it rests before it looks again. Default 100 ms, 10 ms to 1 min. */
    @WithDefault("100ms")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration yieldPause();

    /**
     * A snapshot whose instance has been silent for this long goes on in another one. Default 10 s, 1 s to 10 min, at least
     * twice {@link #yieldPause()} and {@link #maxBackoff()}.
     */
    @WithDefault("10s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration silence();

    /** How often an instance looks for a snapshot that nobody is at. Default 1 s, 100 ms to 1 min. */
    @WithDefault("1s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration pollInterval();

    /** Longest pause after a page that could not be published; doubles up to it from 100 ms. Default 2 s, 100 ms to 1 min. */
    @WithDefault("2s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration maxBackoff();

    /** How often a snapshot logs its progress. Default 5 s, 100 ms to 1 h. */
    @WithDefault("5s")
    @DurationMin(millis = 100)
    @DurationMax(hours = 1)
    Duration logInterval();

    /** How long a stopping service waits for the page being published. Default 1 s, 100 ms to 10 s. */
    @WithDefault("1s")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 10)
    Duration drainTimeout();
}
