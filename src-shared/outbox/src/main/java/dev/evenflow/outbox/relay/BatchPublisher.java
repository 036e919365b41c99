package dev.evenflow.outbox.relay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.evenflow.messaging.publish.PublishRejectedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * Publishes a batch: all aggregates at once, the events of one aggregate one after the other, each when the one before
 * is stored. So a lost message can be sent again without overtaking what followed it, at the price of a round trip per
 * event of the same aggregate in a batch.
 */
@ApplicationScoped
class BatchPublisher {

    private static final Logger LOG = Logger.getLogger(BatchPublisher.class);

    private final OutboxChannel channel;
    private final Lease lease;

    BatchPublisher(OutboxChannel channel, Lease lease) {
        this.channel = channel;
        this.lease = lease;
    }

    /** Publishes what it can; never fails. The batch is only touched on {@code eventLoop}. */
    Uni<PublishedBatch> publish(List<OutboxRow> rows, Executor eventLoop) {
        var batch = new PublishedBatch();
        var aggregates =
                rows.stream()
                        .collect(groupingBy(OutboxRow::aggregateId, LinkedHashMap::new, toList()))
                        .values()
                        .stream()
                        .map(events -> publishInTurn(new ArrayDeque<>(events), batch, eventLoop))
                        .toList();
        return Uni.join().all(aggregates).andFailFast().replaceWith(batch);
    }

    private Uni<Void> publishInTurn(Deque<OutboxRow> events, PublishedBatch batch, Executor eventLoop) {
        var row = events.poll();
        if (row == null) {
            return Uni.createFrom().voidItem();
        }
        if (!lease.isHeld()) {
            batch.failed(new IllegalStateException("the lease has passed to another instance"));
            return Uni.createFrom().voidItem();
        }
        return channel.send(row)
                .emitOn(eventLoop)
                .onItem()
                .transformToUni(stored -> afterStored(row, events, batch, eventLoop))
                .onFailure()
                .recoverWithUni(failure -> afterFailure(row, failure, batch));
    }

    private Uni<Void> afterStored(OutboxRow row, Deque<OutboxRow> events, PublishedBatch batch, Executor eventLoop) {
        batch.stored(row);
        return events.isEmpty() ? Uni.createFrom().voidItem() : publishInTurn(events, batch, eventLoop);
    }

    private Uni<Void> afterFailure(OutboxRow row, Throwable failure, PublishedBatch batch) {
        if (failure instanceof PublishRejectedException) {
            LOG.errorf("Parked event %s of %s: %s", row.eventId(), row.aggregateId(), failure.getMessage());
            batch.refused(row, failure);
        } else {
            batch.failed(failure);
        }
        return Uni.createFrom().voidItem();
    }
}
