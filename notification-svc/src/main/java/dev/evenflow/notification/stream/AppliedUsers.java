package dev.evenflow.notification.stream;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.contracts.user.UserUpdated;
import dev.evenflow.messaging.replay.ReplayedEvent;
import dev.evenflow.notification.stream.domain.Change;
import dev.evenflow.notification.stream.domain.Source;
import dev.evenflow.notification.user.store.UserNotification;
import dev.evenflow.notification.user.store.UserNotificationReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An event of a user is applied when the copy has its version, or a newer one. */
@ApplicationScoped
class AppliedUsers implements AppliedEvents {

    private final UserNotificationReads users;
    private final ChangeJson json;

    AppliedUsers(UserNotificationReads users, ChangeJson json) {
        this.users = users;
        this.json = json;
    }

    @Override
    public Uni<Look> look(List<ReplayedEvent> events) {
        var ids = events.stream()
                .map(event -> event.envelope().payload())
                .filter(UserEvent.class::isInstance)
                .map(event -> ((UserEvent) event).id())
                .toList();
        return users.versions(ids).map(versions -> look(events, versions));
    }

    private Look look(List<ReplayedEvent> events, Map<Long, Long> versions) {
        var changes = new ArrayList<Change>();
        var missing = 0;
        for (var event : events) {
            if (event.envelope().payload() instanceof UserEvent user) {
                if (isIn(versions, user, event.envelope())) {
                    changes.add(change(event.sequence(), user));
                } else {
                    missing++;
                }
            }
        }
        return new Look(changes, missing);
    }

    private static boolean isIn(Map<Long, Long> versions, UserEvent user, Envelope<?> envelope) {
        return versions.getOrDefault(user.id(), -1L) >= envelope.version();
    }

    private Change change(long sequence, UserEvent event) {
        return switch (event) {
            case UserCreated e -> changed(sequence, new UserNotification(e.id(), e.name(), e.email(), e.updatedAt()));
            case UserUpdated e -> changed(sequence, new UserNotification(e.id(), e.name(), e.email(), e.updatedAt()));
            case UserDeleted e ->
                new Change(
                        Source.USERS, sequence, ChangeJson.USER_DELETED, json.of(new UserGone(e.id(), e.updatedAt())));
        };
    }

    private Change changed(long sequence, UserNotification user) {
        return new Change(Source.USERS, sequence, ChangeJson.USER, json.of(user));
    }
}
