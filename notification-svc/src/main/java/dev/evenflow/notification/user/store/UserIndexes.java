package dev.evenflow.notification.user.store;

import dev.evenflow.notification.index.IndexCreation;
import dev.evenflow.notification.readmodel.store.ReadModelView;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Has the indexes of the copy created at start. */
@ApplicationScoped
class UserIndexes {

    private final ReadModelView view;
    private final UserCollections users;
    private final IndexCreation indexes;

    UserIndexes(ReadModelView view, UserCollections users, IndexCreation indexes) {
        this.view = view;
        this.users = users;
        this.indexes = indexes;
    }

    void start(@Observes StartupEvent event) {
        indexes.begin(view.writing(users::createIndexes));
    }
}
