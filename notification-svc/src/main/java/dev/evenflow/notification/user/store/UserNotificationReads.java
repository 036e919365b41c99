package dev.evenflow.notification.user.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import dev.evenflow.notification.readmodel.store.ReadModelView;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads the copy. Tombstones are not seen. */
@ApplicationScoped
public class UserNotificationReads {

    private final ReadModelView view;
    private final UserCollections users;

    UserNotificationReads(ReadModelView view, UserCollections users) {
        this.view = view;
        this.users = users;
    }

    public Uni<Optional<UserNotification>> byId(long userId) {
        // By _id alone, which every engine answers from its primary index; the tombstone is filtered here.
        return view.reading(collection -> users.named(collection)
                .find(eq(UserDocument.ID, userId))
                .toUni()
                .map(found -> Optional.ofNullable(found)
                        .filter(UserDocument::isPresent)
                        .map(UserDocument::read)));
    }

    /** Users by ascending id. */
    public Uni<List<UserNotification>> list(int offset, int limit) {
        var options = new FindOptions()
                .filter(eq(UserDocument.DELETED, false))
                .sort(ascending(UserDocument.ID))
                .skip(offset)
                .limit(limit);
        return view.reading(collection -> users.named(collection)
                .find(options)
                .map(UserDocument::read)
                .collect()
                .asList());
    }

    public Uni<Long> count() {
        return view.reading(collection -> users.named(collection).countDocuments(eq(UserDocument.DELETED, false)));
    }
}
