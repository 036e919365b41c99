package dev.evenflow.payment.open;

import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.contracts.user.UserUpdated;
import dev.evenflow.messaging.consume.Delivery;
import dev.evenflow.messaging.consume.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Opens an account for every user that appears. A user counts from the first event on that is not their end, so that a
 * stream which has lost its beginning is enough; duplicates change nothing.
 */
@ApplicationScoped
public class UserAccountListener {

    private final UserAccounts accounts;

    UserAccountListener(UserAccounts accounts) {
        this.accounts = accounts;
    }

    /** Fails when PostgreSQL does not take the batch, which is then delivered again. */
    @Incoming("user-accounts")
    public Uni<Void> open(EventBatch batch) {
        var appeared = appeared(batch);
        return appeared.isEmpty() ? Uni.createFrom().voidItem() : accounts.open(appeared);
    }

    private static Collection<UserAccount> appeared(EventBatch batch) {
        var users = new LinkedHashMap<Long, UserAccount>();
        for (Delivery delivery : batch.deliveries()) {
            if (!(delivery.envelope().payload() instanceof UserEvent event)) {
                delivery.reject("not a user event: " + delivery.envelope().type());
            } else if (isThere(event)) {
                users.putIfAbsent(event.id(), UserAccount.because(delivery.envelope(), event.id()));
            }
        }
        return users.values();
    }

    private static boolean isThere(UserEvent event) {
        return switch (event) {
            case UserCreated created -> true;
            case UserUpdated updated -> true;
            case UserDeleted deleted -> false;
        };
    }
}
