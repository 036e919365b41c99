package dev.evenflow.messaging.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code evenflow.messages.published} by {@code outcome}: {@code stored}, {@code duplicate} (JetStream had it already),
 * {@code rejected} (it never will take it) or {@code failed} (worth sending again).
 */
@ApplicationScoped
class PublishOutcomes {

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

    void accepted(boolean wasThere) {
        (wasThere ? duplicate : stored).increment();
    }

    void refused(RuntimeException reason) {
        (reason instanceof PublishRejectedException ? rejected : failed).increment();
    }

    private static Counter outcome(MeterRegistry meters, String outcome) {
        return meters.counter("evenflow.messages.published", "outcome", outcome);
    }
}
