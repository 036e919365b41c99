package dev.evenflow.outbox.relay;

import dev.evenflow.messaging.publish.PublishRejectedException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way: all aggregates at once, the events of one aggregate one after the other, each when the one before
 * is stored. So a lost message can be sent again without overtaking what followed it, at the price of a round trip per
 * event of the same aggregate in a batch. Acknowledgements come on threads of the NATS client.
 */
final class BatchInFlight {

    private static final Logger LOG = Logger.getLogger(BatchInFlight.class);

    private final OutboxChannel channel;
    private final Lease lease;
    private final Consumer<PublishedBatch> done;

    // Guarded by this.
    private final Map<String, Queue<OutboxRow>> waiting = new LinkedHashMap<>();
    private final PublishedBatch result = new PublishedBatch();
    private int openAggregates;

    BatchInFlight(List<OutboxRow> rows, OutboxChannel channel, Lease lease, Consumer<PublishedBatch> done) {
        this.channel = channel;
        this.lease = lease;
        this.done = done;
        rows.forEach(row -> waiting.computeIfAbsent(row.aggregateId(), id -> new ArrayDeque<>(1))
                .add(row));
        openAggregates = waiting.size();
    }

    /** Begins; {@code done} hears of the outcome once every row was tried or given up. */
    void send() {
        List.copyOf(waiting.keySet()).forEach(this::sendNext);
    }

    private void sendNext(String aggregateId) {
        var row = next(aggregateId);
        if (row == null) {
            aggregateDone();
        } else {
            channel.send(row, () -> stored(row), failure -> failed(row, failure));
        }
    }

    /** Null when nothing is left of the aggregate, or the lease is gone. */
    private synchronized @Nullable OutboxRow next(String aggregateId) {
        var rows = waiting.get(aggregateId);
        if (rows == null || rows.isEmpty()) {
            return null;
        }
        if (!lease.isHeld()) {
            result.failed(new IllegalStateException("the lease has passed to another instance"));
            return null;
        }
        return rows.poll();
    }

    private void stored(OutboxRow row) {
        synchronized (this) {
            result.stored(row);
        }
        sendNext(row.aggregateId());
    }

    /** What follows it in its aggregate is not sent. */
    private void failed(OutboxRow row, Throwable failure) {
        synchronized (this) {
            if (failure instanceof PublishRejectedException) {
                LOG.errorf("Parked event %s of %s: %s", row.eventId(), row.aggregateId(), failure.getMessage());
                result.refused(row, failure);
            } else {
                result.failed(failure);
            }
        }
        aggregateDone();
    }

    private void aggregateDone() {
        boolean last;
        synchronized (this) {
            last = --openAggregates == 0;
        }
        if (last) {
            done.accept(result);
        }
    }
}
