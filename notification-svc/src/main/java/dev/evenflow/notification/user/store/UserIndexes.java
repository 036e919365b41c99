package dev.evenflow.notification.user.store;

import dev.evenflow.notification.readmodel.store.ReadModelView;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Creates the indexes in the background at start, trying again for as long as MongoDB does not answer. */
@ApplicationScoped
class UserIndexes {

    /** How soon a failed creation is tried again. */
    @ConfigMapping(prefix = "evenflow.indexes")
    interface Retry {

        /** The first pause; it doubles with each failure. */
        @WithDefault("1s")
        Duration firstBackoff();

        /** The longest pause. */
        @WithDefault("30s")
        Duration maxBackoff();
    }

    private final ReadModelView view;
    private final UserCollections users;
    private final Retry retry;
    private Cancellable creation = () -> {};

    UserIndexes(ReadModelView view, UserCollections users, Retry retry) {
        this.view = view;
        this.users = users;
        this.retry = retry;
    }

    void start(@Observes StartupEvent event) {
        creation = view.writing(users::createIndexes)
                .onFailure()
                .invoke(failure -> Log.warnf("Indexes are not created yet: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(retry.firstBackoff(), retry.maxBackoff())
                .indefinitely()
                .subscribe()
                .with(name -> Log.infof("Index %s is there", name), failure -> Log.error("Indexes failed", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        creation.cancel();
    }
}
