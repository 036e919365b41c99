package dev.evenflow.saga.run;

import dev.evenflow.saga.SagaStatus;
import dev.evenflow.saga.store.SagaInstance;
import dev.evenflow.saga.store.SagaTable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Waits for the end of sagas, without holding a thread: told in this process, and looking now and then for the rest. */
@Singleton
public class SagaWatch {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final BroadcastProcessor<UUID> ended = BroadcastProcessor.create();
    private final SagaTable table;
    private final Pool pool;

    SagaWatch(SagaTable table, Pool pool) {
        this.table = table;
        this.pool = pool;
    }

    /** One after the other: the processor takes no two at once. */
    void moved(List<SagaInstance> sagas) {
        synchronized (ended) {
            sagas.stream().filter(saga -> saga.state().status().isFinal()).forEach(saga -> ended.onNext(saga.id()));
        }
    }

    /** The saga once it is completed, compensated or failed; empty when that takes longer, or there is none. */
    public Uni<Optional<SagaInstance>> end(UUID id, Duration atMost) {
        var told = ended.filter(id::equals).onOverflow().drop();
        var ticks =
                Multi.createFrom().ticks().every(LOOK_EVERY).onOverflow().drop().map(tick -> id);
        return Multi.createBy()
                .merging()
                .streams(List.of(told, ticks))
                .onItem()
                .transformToUniAndConcatenate(news -> table.find(id, pool))
                .filter(SagaWatch::hasEnded)
                .toUni()
                .ifNoItem()
                .after(atMost)
                .recoverWithItem(Optional.empty());
    }

    private static boolean hasEnded(Optional<SagaInstance> saga) {
        return saga.map(found -> found.state().status())
                .filter(SagaStatus::isFinal)
                .isPresent();
    }
}
