package dev.evenflow.notification.index;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Creates indexes in the background, trying again for as long as MongoDB does not answer. */
@ApplicationScoped
public class IndexCreation {

    private final IndexConfig config;
    private final List<Cancellable> creations = new CopyOnWriteArrayList<>();

    IndexCreation(IndexConfig config) {
        this.config = config;
    }

    /** Begins; the creation tells the name of its index, and may be repeated. */
    public void begin(Uni<String> creation) {
        creations.add(creation.onFailure()
                .invoke(failure -> Log.warnf("Indexes are not created yet: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(config.firstBackoff(), config.maxBackoff())
                .indefinitely()
                .subscribe()
                .with(name -> Log.infof("Index %s is there", name), failure -> Log.error("Indexes failed", failure)));
    }

    void stop(@Observes ShutdownEvent event) {
        creations.forEach(Cancellable::cancel);
    }
}
