package dev.evenflow.saga.run;

import dev.evenflow.saga.store.SagaTable;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Wakes sagas whose time has come. Deadlines are rows, so they are found again after any crash; any number of instances
 * may do it at once.
 */
@Singleton
class SagaDeadlines {

    private static final Logger LOG = Logger.getLogger(SagaDeadlines.class);
    private static final int MOST_BATCHES = 100;

    private final SagaTurns turns;
    private final SagaTable table;
    private final Pool pool;
    private final SagaConfig config;
    private final Clock clock;

    SagaDeadlines(SagaTurns turns, SagaTable table, Pool pool, SagaConfig config, Clock clock) {
        this.turns = turns;
        this.table = table;
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${evenflow.saga.poll-interval}",
            delayed = "${evenflow.saga.poll-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return repeat(() -> turns.wake(config.batchSize()), config.batchSize(), MOST_BATCHES)
                .onFailure()
                .recoverWithUni(failure -> repeat(this::wakeOne, 1, config.batchSize()));
    }

    /** One that fails alone is put off, so that it does not keep the others from their turn. */
    private Uni<Integer> wakeOne() {
        return turns.wake(1).onFailure(SagaStuckException.class).recoverWithUni(this::putOff);
    }

    private Uni<Integer> putOff(SagaStuckException stuck) {
        LOG.error(stuck.getMessage(), stuck.getCause());
        return table.putOff(stuck.sagaId(), clock.instant().plus(config.putOff()), pool)
                .replaceWith(1);
    }

    private static Uni<Void> repeat(Supplier<Uni<Integer>> batch, int full, int most) {
        return Multi.createBy()
                .repeating()
                .uni(batch::get)
                .whilst(done -> done == full)
                .select()
                .first(most)
                .onItem()
                .ignoreAsUni();
    }
}
