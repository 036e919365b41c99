package dev.evenflow.notification.user.sync;

import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.messaging.consume.Delivery;
import dev.evenflow.messaging.consume.EventBatch;
import dev.evenflow.notification.message.store.MessageStore;
import dev.evenflow.notification.user.domain.UserChange;
import dev.evenflow.notification.user.domain.UserChange.Tombstone;
import dev.evenflow.notification.user.store.UserNotificationStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps the copy of the users in step with user-svc. Duplicate, late and replayed events change nothing: the store keeps
 * the newest version of each user. The messages of a deleted user are deleted.
 */
@ApplicationScoped
public class UserEventsListener {

    private final UserNotificationStore store;
    private final MessageStore messages;
    private final SyncMetrics metrics;

    UserEventsListener(UserNotificationStore store, MessageStore messages, SyncMetrics metrics) {
        this.store = store;
        this.messages = messages;
        this.metrics = metrics;
    }

    /** Fails when MongoDB does not take the batch, which is then delivered again. */
    @Incoming("user-events")
    public Uni<Void> apply(EventBatch batch) {
        var changes = readable(batch);
        var newest = UserChange.newestPerUser(changes);
        metrics.superseded(changes.size() - newest.size());
        return store.apply(newest).invoke(metrics::applied).chain(() -> messages.forget(deleted(newest)));
    }

    /** What they were told goes with them. */
    private static List<Long> deleted(List<UserChange> changes) {
        return changes.stream()
                .filter(Tombstone.class::isInstance)
                .map(UserChange::userId)
                .toList();
    }

    private List<UserChange> readable(EventBatch batch) {
        metrics.received(batch);
        var changes = new ArrayList<UserChange>();
        for (Delivery delivery : batch.deliveries()) {
            if (delivery.envelope().payload() instanceof UserEvent event) {
                changes.add(UserChange.of(event, delivery.envelope().version()));
            } else {
                metrics.rejected();
                delivery.reject("not a user event: " + delivery.envelope().type());
            }
        }
        return changes;
    }
}
