package dev.evenflow.messaging.observe;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.user.UserDeleted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery that nothing delivered. */
record SomeDelivery(Envelope<?> envelope, boolean isRejected) implements ObservedDelivery {

    static SomeDelivery at(Instant timestamp) {
        return of(timestamp, null, false);
    }

    static SomeDelivery causedBy(String traceparent) {
        return of(Instant.EPOCH, traceparent, false);
    }

    SomeDelivery rejected() {
        return new SomeDelivery(envelope, true);
    }

    private static SomeDelivery of(Instant timestamp, @Nullable String traceparent, boolean rejected) {
        var metadata = new Metadata("order-4711", null, traceparent, 1);
        return new SomeDelivery(
                new Envelope<>(
                        UUID.randomUUID(), "user_deleted", "1", 1, timestamp, metadata, new UserDeleted(1, timestamp)),
                rejected);
    }
}
