package dev.evenflow.user;

import dev.evenflow.web.Correlation;
import dev.evenflow.web.conditional.VersionTag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Replaces a user's name and e-mail. A request that changes nothing is a write all the same. */
@ApplicationScoped
public class UpdateUserHandler {

    private final UserTransaction transaction;
    private final UserRepository users;
    private final UserOutbox outbox;
    private final UserEventMapper events;
    private final Clock clock;

    public UpdateUserHandler(
            UserTransaction transaction, UserRepository users, UserOutbox outbox, UserEventMapper events, Clock clock) {
        this.transaction = transaction;
        this.users = users;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** Fails with a 404, 409 (e-mail taken) or 412 (stale {@code If-Match}) problem. */
    public Uni<User> handle(long id, UserRequest request, List<String> ifMatch, Correlation correlation) {
        return transaction.run(() -> users.getForUpdate(id)
                .invoke(user -> new VersionTag(user.version()).requireMatch(ifMatch))
                .invoke(user -> user.change(request.name(), request.email(), clock.instant()))
                .call(users::flush)
                .call(user -> outbox.add(events.updated(user, correlation))));
    }
}
