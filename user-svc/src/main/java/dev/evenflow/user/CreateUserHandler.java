package dev.evenflow.user;

import dev.evenflow.user.idempotency.SessionIdempotencyStore;
import dev.evenflow.user.signin.password.Credentials;
import dev.evenflow.user.signin.password.Passwords;
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
    private final Passwords passwords;
    private final Credentials credentials;
    private final IdempotentJson json;
    private final Clock clock;

    public CreateUserHandler(
            UserTransaction transaction,
            UserRepository users,
            UserOutbox outbox,
            UserEventMapper events,
            SessionIdempotencyStore answers,
            Passwords passwords,
            Credentials credentials,
            IdempotentJson json,
            Clock clock) {
        this.transaction = transaction;
        this.users = users;
        this.outbox = outbox;
        this.events = events;
        this.answers = answers;
        this.passwords = passwords;
        this.credentials = credentials;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Fails with a 409 problem when the e-mail is taken, with 422 when the key was used for another request, and with 503 when
     * too many passwords wait to be hashed.
     */
    public Uni<StoredAnswer> handle(
            CreateUserRequest request, Optional<IdempotentRequest> retryable, Correlation correlation) {
        return hashed(request)
                .flatMap(hash -> transaction.run(() -> retryable
                        .map(known -> answers.once(known, () -> create(request, hash, correlation)))
                        .orElseGet(() -> create(request, hash, correlation))));
    }

    /** Before the transaction: it takes its time. */
    private Uni<Optional<String>> hashed(CreateUserRequest request) {
        return Optional.ofNullable(request.password())
                .map(password -> passwords.hash(password).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<StoredAnswer> create(CreateUserRequest request, Optional<String> hash, Correlation correlation) {
        return users.persistAndFlush(new User(request.name(), request.email(), clock.instant()))
                .call(user -> outbox.add(events.created(user, correlation)))
                .call(user -> hash.map(known -> credentials.add(user.id(), known))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(this::answer);
    }

    private StoredAnswer answer(User user) {
        return json.created(UserCommandResource.PATH + "/" + user.id(), user.version(), UserView.of(user));
    }
}
