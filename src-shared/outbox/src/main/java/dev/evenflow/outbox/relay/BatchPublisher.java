package dev.evenflow.outbox.relay;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Publishes batches as {@link BatchInFlight} says. */
@ApplicationScoped
class BatchPublisher {

    private final OutboxChannel channel;
    private final Lease lease;

    BatchPublisher(OutboxChannel channel, Lease lease) {
        this.channel = channel;
        this.lease = lease;
    }

    /** Publishes what it can; never fails. Completes on a thread of the NATS client. */
    Uni<PublishedBatch> publish(List<OutboxRow> rows) {
        return Uni.createFrom()
                .emitter(published -> new BatchInFlight(rows, channel, lease, published::complete).send());
    }
}
