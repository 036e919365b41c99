package dev.evenflow.notification.user.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static java.util.stream.Collectors.toMap;

import dev.evenflow.notification.readmodel.store.ReadModelView;
import dev.evenflow.notification.user.domain.Recipient;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

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

    /** Whom messages to these users are for; asked in one query. */
    public Uni<Map<Long, Recipient>> recipients(Collection<Long> userIds) {
        return documents(userIds)
                .map(found -> found.stream()
                        .filter(document -> !UserDocument.saysNothing(document))
                        .collect(toMap(UserDocument::userId, UserDocument::recipient)));
    }

    /** The versions of these users that the copy has, deleted ones too; users it never heard of are left out. */
    public Uni<Map<Long, Long>> versions(Collection<Long> userIds) {
        return documents(userIds)
                .map(found -> found.stream().collect(toMap(UserDocument::userId, UserDocument::version)));
    }

    private Uni<List<Document>> documents(Collection<Long> userIds) {
        return view.reading(collection -> users.named(collection)
                .find(in(UserDocument.ID, Set.copyOf(userIds)))
                .collect()
                .asList());
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
