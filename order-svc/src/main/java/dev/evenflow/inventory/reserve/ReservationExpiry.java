package dev.evenflow.inventory.reserve;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.inventory.InventoryConfig;
import dev.evenflow.inventory.store.ReservationTable;
import dev.evenflow.publish.OutboxTransaction;
import dev.evenflow.web.Correlation;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives the stock of forgotten reservations back, and deletes those that ended long ago. Deadlines are rows, so they are
 * found again after any crash; any number of instances may do it at once.
 */
@Singleton
class ReservationExpiry {

    private static final int MOST_BATCHES = 100;

    private final OutboxTransaction transaction;
    private final Reservations reservations;
    private final ReservationTable table;
    private final Pool pool;
    private final InventoryConfig.Expiry config;
    private final EventIds ids;
    private final Clock clock;

    ReservationExpiry(
            OutboxTransaction transaction,
            Reservations reservations,
            ReservationTable table,
            Pool pool,
            InventoryConfig config,
            EventIds ids,
            Clock clock) {
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
        return whileFull(this::expireBatch).chain(() -> whileFull(this::forgetBatch));
    }

    private Uni<Void> whileFull(Supplier<Uni<Integer>> batch) {
        return Multi.createBy()
                .repeating()
                .uni(batch::get)
                .whilst(done -> done == config.batchSize())
                .select()
                .first(MOST_BATCHES)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Integer> expireBatch() {
        var correlation = new Correlation(ids.next().toString(), Optional.empty());
        return transaction.run(connection -> reservations.expire(config.batchSize(), correlation, connection));
    }

    private Uni<Integer> forgetBatch() {
        return table.forget(config.batchSize(), clock.instant().minus(config.remembered()), pool);
    }
}
