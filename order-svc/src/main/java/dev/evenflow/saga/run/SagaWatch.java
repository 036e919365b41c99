package dev.evenflow.saga.run;

import dev.evenflow.saga.store.SagaInstance;
import dev.evenflow.saga.store.SagaTable;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Waits for the end of sagas, without holding a thread: told in this process, and looking now and then for those that
 * ended elsewhere, all with one query.
 */
@Singleton
public class SagaWatch {

    private static final Logger LOG = Logger.getLogger(SagaWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Waiting waiting = new Waiting();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final SagaTable table;
    private final Pool pool;
    private final Vertx vertx;
    private final int most;

    SagaWatch(SagaTable table, Pool pool, Vertx vertx, SagaConfig config) {
        this.table = table;
        this.pool = pool;
        this.vertx = vertx;
        this.most = config.maxWaiting();
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(LOOK_EVERY.toMillis(), timer -> look());
    }

    void moved(Collection<SagaInstance> sagas) {
        sagas.stream().filter(saga -> saga.state().status().isFinal()).forEach(waiting::ended);
    }

    /**
     * The saga once it is completed, compensated or failed; empty when that takes longer, there is none, or too many wait
     * already ({@code evenflow.saga.max-waiting}).
     */
    public Uni<Optional<SagaInstance>> end(UUID id, Duration atMost) {
        return Uni.createFrom()
                .deferred(() -> count.incrementAndGet() > most ? nothing() : await(id, atMost))
                .onTermination()
                .invoke(count::decrementAndGet);
    }

    private static Uni<Optional<SagaInstance>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<SagaInstance>> await(UUID id, Duration atMost) {
        var ticket = waiting.begin(id);
        look(List.of(id), () -> {}); // it may have ended before
        return Uni.createFrom()
                .completionStage(ticket.end())
                .map(Optional::of)
                .ifNoItem()
                .after(atMost)
                .recoverWithItem(Optional.empty())
                .onTermination()
                .invoke(() -> waiting.end(id, ticket));
    }

    private void look() {
        var ids = waiting.ids();
        if (!ids.isEmpty() && looking.compareAndSet(false, true)) {
            look(ids, () -> looking.set(false));
        }
    }

    private void look(Collection<UUID> ids, Runnable done) {
        table.findEnded(ids, pool)
                .onTermination()
                .invoke(done)
                .subscribe()
                .with(this::moved, failure -> LOG.debugf("Not looked for ended sagas: %s", failure));
    }
}
