package dev.evenflow.user;

import dev.evenflow.user.erasure.Erasures;
import dev.evenflow.user.signin.password.Credentials;
import dev.evenflow.web.Correlation;
import dev.evenflow.web.conditional.VersionTag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Deletes a user; one that is not there is deleted already, and nothing is published. */
@ApplicationScoped
public class DeleteUserHandler {

    private final UserTransaction transaction;
    private final UserRepository users;
    private final UserOutbox outbox;
    private final UserEventMapper events;
    private final Credentials credentials;
    private final Erasures erasures;
    private final Clock clock;

    public DeleteUserHandler(
            UserTransaction transaction,
            UserRepository users,
            UserOutbox outbox,
            UserEventMapper events,
            Credentials credentials,
            Erasures erasures,
            Clock clock) {
        this.transaction = transaction;
        this.users = users;
        this.outbox = outbox;
        this.events = events;
        this.credentials = credentials;
        this.erasures = erasures;
        this.clock = clock;
    }

    /** Fails with a 412 problem when the user is there and {@code If-Match} is stale. */
    public Uni<Void> handle(long id, List<String> ifMatch, Correlation correlation) {
        return transaction.run(() -> users.findForUpdate(id)
                .onItem()
                .ifNotNull()
                .transformToUni(user -> delete(user, ifMatch, correlation)));
    }

    private Uni<Void> delete(User user, List<String> ifMatch, Correlation correlation) {
        new VersionTag(user.version()).requireMatch(ifMatch);
        user.delete(clock.instant());
        return users.flush()
                .chain(() -> outbox.add(events.deleted(user, correlation)))
                .chain(() -> credentials.forget(user.id()))
                .chain(() -> erasures.add(user.id()));
    }
}
