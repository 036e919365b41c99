package dev.evenflow.outbox.relay;

import dev.evenflow.outbox.OutboxConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * One turn of the relay: read what is left, publish it, delete what the broker has, park what it refuses. While a full
 * batch is published the next one is read, and while that is published the first one is deleted. Only called on one
 * event loop, one turn at a time.
 */
@ApplicationScoped
class OutboxRelay {

    private final OutboxTable table;
    private final BatchPublisher publisher;
    private final OutboxVacuum vacuum;
    private final Counter relayed;
    private final int batchSize;

    private List<OutboxRow> readAhead = List.of();
    private Deletion deletion = Deletion.none();

    OutboxRelay(
            OutboxTable table,
            BatchPublisher publisher,
            OutboxVacuum vacuum,
            MeterRegistry meters,
            OutboxConfig config) {
        this.table = table;
        this.publisher = publisher;
        this.vacuum = vacuum;
        this.relayed = meters.counter("evenflow.outbox.relayed");
        this.batchSize = config.batchSize();
    }

    /** Relays one batch. Completes with whether there may be more; fails when rows could not be published. */
    Uni<Boolean> relayBatch(Executor eventLoop) {
        return rows().emitOn(eventLoop)
                .onItem()
                .transformToUni(rows -> rows.isEmpty() ? Uni.createFrom().item(false) : relay(rows, eventLoop))
                .onFailure()
                .invoke(this::forget);
    }

    /** Completes when nothing is being deleted any more. */
    Uni<Void> settled() {
        return deletion.done();
    }

    private Uni<List<OutboxRow>> rows() {
        var ahead = readAhead;
        readAhead = List.of();
        return ahead.isEmpty()
                ? table.read(batchSize, deletion.ids())
                : Uni.createFrom().item(ahead);
    }

    private Uni<Boolean> relay(List<OutboxRow> rows, Executor eventLoop) {
        return Uni.combine()
                .all()
                .unis(publisher.publish(rows), readAhead(rows))
                .asTuple()
                .emitOn(eventLoop)
                .onItem()
                .transformToUni(both -> settle(both.getItem1(), both.getItem2()));
    }

    /** What follows a full batch. Its rows are still there, and those whose deletion is under way may be, too. */
    private Uni<List<OutboxRow>> readAhead(List<OutboxRow> rows) {
        if (rows.size() < batchSize) {
            return Uni.createFrom().item(List.of());
        }
        var taken = new ArrayList<>(deletion.ids());
        rows.forEach(row -> taken.add(row.id()));
        return table.read(batchSize, taken);
    }

    /** One deletion at a time: this one begins when the one before is done, and is not waited for. */
    private Uni<Boolean> settle(PublishedBatch batch, List<OutboxRow> ahead) {
        relayed.increment(batch.storedIds().size());
        return deletion.done().chain(() -> {
            vacuum.deleted(deletion.ids().size());
            deletion = Deletion.begin(table, batch.storedIds());
            if (batch.isClean()) {
                readAhead = ahead;
                return Uni.createFrom().item(!ahead.isEmpty());
            }
            return deletion.done().chain(() -> table.park(batch.parked())).chain(() -> afterTrouble(batch));
        });
    }

    /** What was read ahead may belong behind a row that was refused, so it is read again. */
    private static Uni<Boolean> afterTrouble(PublishedBatch batch) {
        return batch.failure()
                .<Uni<Boolean>>map(failure -> Uni.createFrom().failure(failure))
                .orElse(Uni.createFrom().item(true));
    }

    private void forget() {
        readAhead = List.of();
        deletion = Deletion.none();
    }
}
