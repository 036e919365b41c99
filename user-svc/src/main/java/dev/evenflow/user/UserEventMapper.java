package dev.evenflow.user;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.WireType;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.contracts.user.UserUpdated;
import dev.evenflow.web.Correlation;
import jakarta.enterprise.context.ApplicationScoped;

/** From a user as it is now to the event that tells of it. */
@ApplicationScoped
public class UserEventMapper {

    private final EventIds ids;

    public UserEventMapper(EventIds ids) {
        this.ids = ids;
    }

    Envelope<UserEvent> created(User user, Correlation correlation) {
        return envelope(user, new UserCreated(user.id(), user.name(), user.email(), user.updatedAt()), correlation);
    }

    Envelope<UserEvent> updated(User user, Correlation correlation) {
        return envelope(user, new UserUpdated(user.id(), user.name(), user.email(), user.updatedAt()), correlation);
    }

    Envelope<UserEvent> deleted(User user, Correlation correlation) {
        return envelope(user, new UserDeleted(user.id(), user.updatedAt()), correlation);
    }

    private Envelope<UserEvent> envelope(User user, UserEvent event, Correlation correlation) {
        var type = WireType.of(event);
        var metadata = new Metadata(
                correlation.id(), correlation.id(), correlation.traceparent().orElse(null), type.schema());
        return new Envelope<>(
                ids.next(), type.name(), event.aggregateId(), user.version(), user.updatedAt(), metadata, event);
    }
}
