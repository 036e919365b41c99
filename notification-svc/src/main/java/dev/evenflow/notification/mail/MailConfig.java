package dev.evenflow.notification.mail;

import dev.evenflow.notification.message.domain.Backoff;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * What can be tuned of sending; every value has a default that needs no touching, and one out of its bounds stops the
 * start. Where mails go is told by {@code quarkus.mailer.*}.
 */
@ConfigMapping(prefix = "evenflow.mail")
public interface MailConfig {

    /** Mails an instance sends at the same time. Default 10, as the mailer has connections; 1 to 1000. */
    @WithDefault("10")
    @Min(1) @Max(1_000) int concurrency();

    /** How often an instance looks for mails nobody told it of, and those that are due again. Default 500 ms, 10 ms to 1 min. */
    @WithDefault("500ms")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration pollInterval();

    /** After this time without an answer nobody knows whether a mail was sent. Default 30 s, 100 ms to 10 min. */
    @WithDefault("30s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 10)
    Duration sendTimeout();

    /**
     * How long an instance may take to record how sending ended. Once this and the timeout are over, another instance
     * takes it for dead, and its mails for unknown. Should be longer than the clocks of instances differ. Default 1 min,
     * 100 ms to 1 h.
     */
    @WithDefault("1m")
    @DurationMin(millis = 100)
    @DurationMax(hours = 1)
    Duration grace();

    /** Pause before the second attempt; doubles with each further one. Default 1 s, 10 ms to 1 h. */
    @WithDefault("1s")
    @DurationMin(millis = 10)
    @DurationMax(hours = 1)
    Duration firstBackoff();

    /** Longest pause between attempts. Default 10 min, 10 ms to 1 d. */
    @WithDefault("10m")
    @DurationMin(millis = 10)
    @DurationMax(days = 1)
    Duration maxBackoff();

    /** Attempts before a mail has failed; with the default pauses the last one comes after two hours. Default 20, 1 to 1000. */
    @WithDefault("20")
    @Min(1) @Max(1_000) int maxAttempts();

    /** How long a stopping instance waits for the mails it is sending. Default 2 s, 0 s to 10 s. */
    @WithDefault("2s")
    @DurationMin(millis = 0)
    @DurationMax(seconds = 10)
    Duration drainTimeout();

    /** What is still being sent after this time belongs to an instance that is gone. */
    default Duration lease() {
        return sendTimeout().plus(grace());
    }

    default Backoff backoff() {
        return new Backoff(firstBackoff(), maxBackoff(), maxAttempts());
    }
}
