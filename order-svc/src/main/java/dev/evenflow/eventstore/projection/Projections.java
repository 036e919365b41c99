package dev.evenflow.eventstore.projection;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.evenflow.eventstore.AppendListener;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Starts, wakes and stops the projections: after a commit in this process, and by polling. */
@Singleton
class Projections implements AppendListener {

    private static final Logger LOG = Logger.getLogger(Projections.class);

    private final Map<String, Runner> runners;
    private final ProjectionTables tables;
    private final ProjectionConfig config;
    private final Vertx vertx;

    Projections(
            @All List<Projection<?>> projections,
            RunnerFactory factory,
            ProjectionTables tables,
            ProjectionConfig config,
            Vertx vertx) {
        this.runners = projections.stream()
                .map(factory::runner)
                .collect(toMap(Runner::name, identity(), Projections::twice, LinkedHashMap::new));
        this.tables = tables;
        this.config = config;
        this.vertx = vertx;
    }

    List<String> names() {
        return List.copyOf(runners.keySet());
    }

    /** Begins a rebuild, which goes on by itself. Completes with false when one is under way. */
    Uni<Boolean> rebuild(String name) {
        var runner = Optional.ofNullable(runners.get(name)).orElseThrow();
        return tables.createShadow(runner.projection())
                .invoke(() -> runner.shadow().wake());
    }

    void start(@Observes StartupEvent event) {
        wakeAll();
        vertx.setPeriodic(config.pollInterval().toMillis(), timer -> wakeAll());
    }

    /** Finishes the batches being applied. */
    void stop(@Observes ShutdownEvent event) {
        var stopping = runners.values().stream().map(Runner::stop).toArray(CompletableFuture<?>[]::new);
        Uni.createFrom()
                .completionStage(CompletableFuture.allOf(stopping))
                .ifNoItem()
                .after(config.drainTimeout())
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("A batch of a projection is given up: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    @Override
    public void eventsCommitted() {
        runners.values().forEach(runner -> runner.live().wake());
    }

    private void wakeAll() {
        runners.values().forEach(Runner::wake);
    }

    private static Runner twice(Runner one, Runner other) {
        throw new IllegalStateException("Two projections are called " + one.name());
    }
}
