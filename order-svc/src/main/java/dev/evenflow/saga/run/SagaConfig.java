package dev.evenflow.saga.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long sagas wait and how often they ask. */
@ConfigMapping(prefix = "evenflow.saga")
public interface SagaConfig {

    /** How long the first answer to a command may take before it is asked again; doubles. Default 5 s, 100 ms to 1 h. */
    @WithDefault("5s")
    @DurationMin(millis = 100)
    @DurationMax(hours = 1)
    Duration timeout();

    /** Wait after a refusal that may pass; doubles. Default 1 s, 100 ms to 1 h. */
    @WithDefault("1s")
    @DurationMin(millis = 100)
    @DurationMax(hours = 1)
    Duration delay();

    /** Neither becomes longer than this. Default 1 min, 100 ms to 1 day. */
    @WithDefault("1m")
    @DurationMin(millis = 100)
    @DurationMax(days = 1)
    Duration longest();

    /** How often a step is asked for before it is given up and everything is undone. Default 10: some 7 minutes. 1 to 1000. */
    @WithDefault("10")
    @Min(1) @Max(1_000) int attempts();

    /** How often a step's undoing is asked for before the saga has failed and waits for an operator. Default 20: some 17 minutes. 1 to 1000. */
    @WithDefault("20")
    @Min(1) @Max(1_000) int undoAttempts();

    /** How often sagas whose time has come are looked for; in whole seconds. Default 1 s, to 1 h. */
    @WithDefault("1s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration pollInterval();

    /** Sagas that one transaction wakes. Default 200, 1 to 5000. */
    @WithDefault("200")
    @Min(1) @Max(5_000) int batchSize();

    /**
     * Requests that wait for the end of a saga at the same time; further ones are answered as if they did not want to. A waiting
     * one holds no thread. Default 1000, 0 to 100000.
     */
    @WithDefault("1000")
    @Min(0) @Max(100_000) int maxWaiting();

    /** How long a saga that cannot be woken is left alone. Default 1 min, 1 s to 1 h. */
    @WithDefault("1m")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration putOff();
}
