package dev.evenflow.notification.stream;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who listens to this instance. The streams are read while anybody does, once for all of them. */
@ApplicationScoped
class Listening {

    private final ChangeFeed feed;
    private final StreamMetrics metrics;
    private final StreamConfig config;
    private final Vertx vertx;
    private final Audience audience;
    private @Nullable Cancellable reading;
    private long heartbeats;
    private volatile boolean stopping;

    Listening(ChangeFeed feed, StreamMetrics metrics, StreamConfig config, Vertx vertx) {
        this.feed = feed;
        this.metrics = metrics;
        this.config = config;
        this.vertx = vertx;
        this.audience = new Audience(config.keptForReturn());
    }

    void start(@Observes StartupEvent event) {
        heartbeats = vertx.setPeriodic(config.heartbeat().toMillis(), timer -> audience.heartbeat());
    }

    /** Before requests are waited for: a stream does not end by itself. */
    void dismiss(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        audience.dismiss();
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(heartbeats);
        stopReading();
    }

    boolean hasRoom() {
        return !stopping && audience.size() < config.maxClients();
    }

    /**
     * Every change from now on, or from where the client was.
     *
     * @param last the last event the client got, as it says
     * @param cut ends the connection of a client that does not read
     */
    Multi<StreamEvent> changes(Optional<String> last, Runnable cut) {
        return Multi.createFrom().deferred(() -> {
            var client = new Client(config.buffer(), this::later, cut);
            return Multi.createFrom()
                    .<StreamEvent>emitter(emitter -> come(client.by(emitter), last))
                    .invoke(client::wasSent)
                    .onTermination()
                    .invoke(() -> leave(client));
        });
    }

    /** What the end of a connection leads to must not happen under the lock of the audience. */
    private void later(Runnable end) {
        vertx.runOnContext(ignored -> end.run());
    }

    private void come(Client client, Optional<String> last) {
        audience.add(client);
        metrics.came();
        admit(client, last);
    }

    private void admit(Client client, Optional<String> last) {
        var unused = feed.extents()
                .subscribe()
                .with(
                        extents -> admit(client, last, extents),
                        failure -> Log.error("A client cannot be admitted", failure));
    }

    private synchronized void admit(Client client, Optional<String> last, ChangeFeed.Extents extents) {
        if (reading == null && audience.size() > 0) {
            reading = feed.read(extents, audience, this::changed);
        }
        audience.admit(client, last, extents.head());
    }

    /** A stream was made anew, or lost messages: nobody knows what was missed. */
    private synchronized void changed() {
        Log.warn("A stream is no longer what it was; whoever listens is told to read anew");
        stopReading();
        audience.all().forEach(client -> admit(client, Optional.of("")));
    }

    private synchronized void leave(Client client) {
        audience.remove(client);
        metrics.left(client.isGone());
        if (audience.size() == 0) {
            stopReading();
        }
    }

    private synchronized void stopReading() {
        if (reading != null) {
            reading.cancel();
            reading = null;
            audience.end();
        }
    }
}
