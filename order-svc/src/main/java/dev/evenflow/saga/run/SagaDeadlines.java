package dev.evenflow.saga.run;

import dev.evenflow.outbox.batch.BatchedWork;
import dev.evenflow.saga.store.SagaTable;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Wakes sagas whose time has come. Deadlines are rows, so they are found again after any crash; any number of instances
 * may do it at once.
 */
@Singleton
class SagaDeadlines {

    private static final Logger LOG = Logger.getLogger(SagaDeadlines.class);
    private static final String WORK = "deadlines of sagas";

    private final BatchedWork work;
    private final SagaTurns turns;
    private final SagaTable table;
    private final Pool pool;
    private final SagaConfig config;
    private final Clock clock;

    SagaDeadlines(BatchedWork work, SagaTurns turns, SagaTable table, Pool pool, SagaConfig config, Clock clock) {
        this.work = work;
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
        return work.turn(WORK, this::wakeBatch).onFailure().recoverWithUni(failure -> work.turn(WORK, this::wakeOne));
    }

    /** One that fails alone is put off, so that it does not keep the others from their turn. */
    private Uni<Boolean> wakeOne() {
        return turns.wake(1)
                .map(woken -> woken == 1)
                .onFailure(SagaStuckException.class)
                .recoverWithUni(this::putOff);
    }

    private Uni<Boolean> wakeBatch() {
        return turns.wake(config.batchSize()).map(woken -> woken == config.batchSize());
    }

    private Uni<Boolean> putOff(SagaStuckException stuck) {
        LOG.error(stuck.getMessage(), stuck.getCause());
        return table.putOff(stuck.sagaId(), clock.instant().plus(config.putOff()), pool)
                .replaceWith(true);
    }
}
