package dev.evenflow.eventstore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What can be tuned of the event store; every value has a default that needs no touching. */
@ConfigMapping(prefix = "evenflow.event-store")
public interface EventStoreConfig {

    Snapshots snapshots();

    Conflicts conflicts();

    /** Short cuts past old events. */
    interface Snapshots {

        /** Events after which an aggregate gets a new one: about as many are read at most to load it. Default 100. */
        @WithDefault("100")
        @Min(1) int every();

        /** Written at a time; more are dropped, and written when the aggregate is used again. Default 4. */
        @WithDefault("4")
        @Min(1) int inFlight();
    }

    /** Commands that met another one at their aggregate. */
    interface Conflicts {

        /** How often a command is decided again before it fails. Default 10. */
        @WithDefault("10")
        @Min(0) int retries();

        /** First delay, doubling up to {@link #maxDelay()}, with jitter. Default 5 ms. */
        @WithDefault("5ms")
        Duration delay();

        /** Longest delay. Default 200 ms. */
        @WithDefault("200ms")
        Duration maxDelay();
    }
}
