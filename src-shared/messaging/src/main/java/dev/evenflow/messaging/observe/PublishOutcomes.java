package dev.evenflow.messaging.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/**
 * {@code evenflow.messages.published} by {@code outcome}: {@code stored}, {@code duplicate} (the stream had it already),
 * {@code rejected} (the broker will never take it) or {@code failed} (to be sent again, so a message may count several
 * times).
 */
@Singleton
public final class PublishOutcomes {

    private final Counter stored;
    private final Counter duplicate;
    private final Counter rejected;
    private final Counter failed;

    PublishOutcomes(MeterRegistry meters) {
        stored = outcome(meters, "stored");
        duplicate = outcome(meters, "duplicate");
        rejected = outcome(meters, "rejected");
        failed = outcome(meters, "failed");
    }

    public void accepted(boolean known) {
        (known ? duplicate : stored).increment();
    }

    public void rejected() {
        rejected.increment();
    }

    public void failed() {
        failed.increment();
    }

    private static Counter outcome(MeterRegistry meters, String outcome) {
        return meters.counter("evenflow.messages.published", "outcome", outcome);
    }
}
