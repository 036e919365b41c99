package dev.evenflow.outbox.relay;

import dev.evenflow.outbox.OutboxConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Executor;

/** One turn of the relay: read what is left, publish it, delete what the broker has, park what it refuses. */
@ApplicationScoped
class OutboxRelay {

    private final OutboxTable table;
    private final BatchPublisher publisher;
    private final MeterRegistry meters;
    private final int batchSize;

    OutboxRelay(OutboxTable table, BatchPublisher publisher, MeterRegistry meters, OutboxConfig config) {
        this.table = table;
        this.publisher = publisher;
        this.meters = meters;
        this.batchSize = config.batchSize();
    }

    /** Relays one batch. Completes with whether there may be more; fails when rows could not be published. */
    Uni<Boolean> relayBatch(Executor eventLoop) {
        return table.read(batchSize)
                .emitOn(eventLoop)
                .onItem()
                .transformToUni(rows -> rows.isEmpty() ? Uni.createFrom().item(false) : relay(rows, eventLoop));
    }

    private Uni<Boolean> relay(List<OutboxRow> rows, Executor eventLoop) {
        return publisher
                .publish(rows, eventLoop)
                .chain(batch -> settle(batch).chain(() -> {
                    if (batch.failure().isPresent()) {
                        return Uni.createFrom().failure(batch.failure().get());
                    }
                    return Uni.createFrom()
                            .item(rows.size() == batchSize || !batch.parked().isEmpty());
                }));
    }

    private Uni<Void> settle(PublishedBatch batch) {
        meters.counter("evenflow.outbox.relayed").increment(batch.storedIds().size());
        return delete(batch).chain(() -> park(batch));
    }

    private Uni<Void> delete(PublishedBatch batch) {
        return batch.storedIds().isEmpty() ? Uni.createFrom().voidItem() : table.delete(batch.storedIds());
    }

    private Uni<Void> park(PublishedBatch batch) {
        return batch.parked().isEmpty() ? Uni.createFrom().voidItem() : table.park(batch.parked());
    }
}
