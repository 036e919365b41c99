package dev.evenflow.user;

import dev.evenflow.user.idempotency.SessionIdempotencyStore;
import dev.evenflow.web.Correlation;
import dev.evenflow.web.idempotency.IdempotentJson;
import dev.evenflow.web.idempotency.IdempotentRequest;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Makes a user; with an {@code Idempotency-Key}, once. */
@ApplicationScoped
public class CreateUserHandler {

    private final UserTransaction transaction;
    private final UserRepository users;
    private final UserOutbox outbox;
    private final UserEventMapper events;
    private final SessionIdempotencyStore answers;
    private final IdempotentJson json;
    private final Clock clock;

    public CreateUserHandler(
            UserTransaction transaction,
            UserRepository users,
            UserOutbox outbox,
            UserEventMapper events,
            SessionIdempotencyStore answers,
            IdempotentJson json,
            Clock clock) {
        this.transaction = transaction;
        this.users = users;
        this.outbox = outbox;
        this.events = events;
        this.answers = answers;
        this.json = json;
        this.clock = clock;
    }

    /** Fails with a 409 problem when the e-mail is taken, and with 422 when the key was used for another request. */
    public Uni<StoredAnswer> handle(
            UserRequest request, Optional<IdempotentRequest> retryable, Correlation correlation) {
        return transaction.run(() -> retryable
                .map(known -> answers.once(known, () -> create(request, correlation)))
                .orElseGet(() -> create(request, correlation)));
    }

    private Uni<StoredAnswer> create(UserRequest request, Correlation correlation) {
        return users.persistAndFlush(new User(request.name(), request.email(), clock.instant()))
                .call(user -> outbox.add(events.created(user, correlation)))
                .map(this::answer);
    }

    private StoredAnswer answer(User user) {
        return json.created(UserCommandResource.PATH + "/" + user.id(), user.version(), UserView.of(user));
    }
}
