package dev.evenflow.notification.user.store;

import dev.evenflow.notification.readmodel.store.ReadModelView;
import dev.evenflow.notification.user.domain.UserChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Writes the copy. Every write is one conditional update guarded by the version, so that any order, any repetition and
 * any number of writers end in the newest version of each user.
 */
@ApplicationScoped
public class UserNotificationStore {

    private final ReadModelView view;
    private final UserCollections users;
    private final WriteSpan span;

    UserNotificationStore(ReadModelView view, UserCollections users, WriteSpan span) {
        this.view = view;
        this.users = users;
        this.span = span;
    }

    /**
     * Writes the changes that are newer than what is stored, to the live copy and, during a replay, to the other one.
     *
     * @param changes at most one per user; fails when MongoDB cannot be reached or refuses one for another reason than
     *     its version, and may then have written some of them
     */
    public Uni<Applied> apply(List<UserChange> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().item(Applied.NOTHING)
                : view.writing(collection -> traced(collection, changes));
    }

    private Uni<Applied> traced(String collection, List<UserChange> changes) {
        return span.around(collection, changes.size(), () -> applyTo(collection, changes));
    }

    /** The same to one collection. */
    public Uni<Applied> applyTo(String collection, List<UserChange> changes) {
        var writes = changes.stream().map(UserWrite::new).toList();
        return new GuardedBulk(users.named(collection)).write(writes);
    }
}
