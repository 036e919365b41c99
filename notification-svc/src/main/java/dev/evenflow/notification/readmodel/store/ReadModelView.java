package dev.evenflow.notification.readmodel.store;

import dev.evenflow.notification.readmodel.ReplayConfig;
import dev.evenflow.notification.readmodel.domain.Placement;
import dev.evenflow.notification.readmodel.domain.ReadModel;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this instance knows of where the read model lives. It looks at an interval, and relies on a look for a limited
 * time ({@code evenflow.replay.*}); whoever changes the pointer waits for longer than that. A process that was suspended,
 * or had no connection, therefore never acts by a pointer that was changed long ago.
 */
@ApplicationScoped
public class ReadModelView {

    private record Look(ReadModel model, long nanos) {}

    private final ReadModels models;
    private final ReplayConfig config;
    private final Vertx vertx;
    private final LongSupplier clock = System::nanoTime;
    private final AtomicReference<@Nullable Look> last = new AtomicReference<>();
    private final List<Consumer<ReadModel>> listeners = new CopyOnWriteArrayList<>();
    private volatile long timer;

    ReadModelView(ReadModels models, ReplayConfig config, Vertx vertx) {
        this.models = models;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        lookInBackground();
        timer = vertx.setPeriodic(config.refreshInterval().toMillis(), id -> lookInBackground());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Calls the listener after every look at an interval. */
    public void onLook(Consumer<ReadModel> listener) {
        listeners.add(listener);
    }

    /** Reads from the live collection; again from the next one if it was replaced meanwhile. */
    public <T> Uni<T> reading(Function<String, Uni<T>> query) {
        return placement().chain(seen -> reading(seen, query));
    }

    /**
     * Writes to the live collection and to those beside it; completes, with the result of the live one, when the write is
     * in every collection that was to be written at that time.
     */
    public <T> Uni<T> writing(Function<String, Uni<T>> write) {
        return placement()
                .chain(seen ->
                        inOrder(seen.written(), write).chain(result -> completed(seen.written(), result, write)));
    }

    private <T> Uni<T> reading(Placement seen, Function<String, Uni<T>> query) {
        return query.apply(seen.live())
                .chain(result -> placement()
                        .chain(now -> now.live().equals(seen.live())
                                ? Uni.createFrom().item(result)
                                : reading(now, query)));
    }

    private <T> Uni<T> completed(List<String> written, T result, Function<String, Uni<T>> write) {
        return placement().chain(now -> {
            var missing = now.written().stream()
                    .filter(name -> !written.contains(name))
                    .toList();
            return missing.isEmpty()
                    ? Uni.createFrom().item(result)
                    : inOrder(missing, write).chain(more -> completed(now.written(), more, write));
        });
    }

    private static <T> Uni<T> inOrder(List<String> collections, Function<String, Uni<T>> write) {
        var first = write.apply(collections.getFirst());
        var rest = collections.subList(1, collections.size());
        return rest.isEmpty() ? first : first.chain(ignored -> inOrder(rest, write));
    }

    /** As last seen, or looked up when that was too long ago. */
    private Uni<Placement> placement() {
        var look = last.get();
        return look != null && age(look) <= config.trust().toNanos()
                ? Uni.createFrom().item(look.model().placement())
                : look().map(ReadModel::placement);
    }

    private Uni<ReadModel> look() {
        return Uni.createFrom().deferred(() -> {
            var before = clock.getAsLong();
            return models.find().invoke(found -> last.accumulateAndGet(new Look(found, before), ReadModelView::later));
        });
    }

    private void lookInBackground() {
        look().subscribe()
                .with(
                        found -> listeners.forEach(listener -> listener.accept(found)),
                        failure -> Log.debugf("The pointer cannot be read: %s", failure.getMessage()));
    }

    private long age(Look look) {
        return clock.getAsLong() - look.nanos();
    }

    private static @Nullable Look later(@Nullable Look present, @Nullable Look next) {
        return present == null || next == null || next.nanos() - present.nanos() >= 0 ? next : present;
    }
}
