package dev.evenflow.inventory.reserve;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.inventory.InventoryConfig;
import dev.evenflow.inventory.store.ReservationTable;
import dev.evenflow.outbox.batch.BatchedWork;
import dev.evenflow.publish.OutboxTransaction;
import dev.evenflow.web.Correlation;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Gives the stock of forgotten reservations back, and deletes those that ended long ago. Deadlines are rows, so they are
 * found again after any crash; any number of instances may do it at once.
 */
@Singleton
class ReservationExpiry {

    private final BatchedWork work;
    private final OutboxTransaction transaction;
    private final Reservations reservations;
    private final ReservationTable table;
    private final Pool pool;
    private final InventoryConfig.Expiry config;
    private final EventIds ids;
    private final Clock clock;

    ReservationExpiry(
            BatchedWork work,
            OutboxTransaction transaction,
            Reservations reservations,
            ReservationTable table,
            Pool pool,
            InventoryConfig config,
            EventIds ids,
            Clock clock) {
        this.work = work;
        this.transaction = transaction;
        this.reservations = reservations;
        this.table = table;
        this.pool = pool;
        this.config = config.expiry();
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(
            every = "${evenflow.inventory.expiry.every}",
            delayed = "${evenflow.inventory.expiry.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return work.turn("expired reservations", this::expireBatch)
                .chain(() -> work.turn("ended reservations", this::forgetBatch));
    }

    private Uni<Boolean> expireBatch() {
        var correlation = new Correlation(ids.next().toString(), Optional.empty());
        return transaction
                .run(connection -> reservations.expire(config.batchSize(), correlation, connection))
                .map(this::isFull);
    }

    private Uni<Boolean> forgetBatch() {
        return table.forget(config.batchSize(), clock.instant().minus(config.remembered()), pool)
                .map(this::isFull);
    }

    private boolean isFull(int batch) {
        return batch == config.batchSize();
    }
}
