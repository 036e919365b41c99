package dev.evenflow.order.copy;

import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.messaging.consume.Delivery;
import dev.evenflow.messaging.consume.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of the users in step with user-svc. Duplicate, late and replayed events change nothing. */
@ApplicationScoped
public class UserEventsListener {

    private final UserCopies copies;

    UserEventsListener(UserCopies copies) {
        this.copies = copies;
    }

    /** Fails when PostgreSQL does not take the batch, which is then delivered again. */
    @Incoming("user-events")
    public Uni<Void> apply(EventBatch batch) {
        return copies.apply(UserCopy.newestPerUser(readable(batch))).replaceWithVoid();
    }

    private static List<UserCopy> readable(EventBatch batch) {
        var readable = new ArrayList<UserCopy>();
        for (Delivery delivery : batch.deliveries()) {
            if (delivery.envelope().payload() instanceof UserEvent event) {
                readable.add(UserCopy.of(event, delivery.envelope().version()));
            } else {
                delivery.reject("not a user event: " + delivery.envelope().type());
            }
        }
        return readable;
    }
}
