package dev.evenflow.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.user.idempotency.IdempotencyStore;
import dev.evenflow.user.idempotency.IdempotentRequest;
import dev.evenflow.user.idempotency.StoredAnswer;
import dev.evenflow.web.Correlation;
import dev.evenflow.web.conditional.VersionTag;
import dev.evenflow.web.idempotency.IdempotencyKey;
import dev.evenflow.web.idempotency.RequestFingerprint;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.util.Optional;

/** Makes a user; with an {@code Idempotency-Key}, once. */
@ApplicationScoped
public class CreateUserHandler {

    private static final int CREATED = 201;

    private final UserTransaction transaction;
    private final UserRepository users;
    private final UserOutbox outbox;
    private final UserEventMapper events;
    private final IdempotencyStore answers;
    private final ObjectMapper json;
    private final Clock clock;

    public CreateUserHandler(
            UserTransaction transaction,
            UserRepository users,
            UserOutbox outbox,
            UserEventMapper events,
            IdempotencyStore answers,
            ObjectMapper json,
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
    public Uni<StoredAnswer> handle(UserRequest request, Optional<IdempotencyKey> key, Correlation correlation) {
        var once = key.map(sent -> new IdempotentRequest(sent, fingerprint(request)));
        return transaction.run(() -> once.map(known -> answers.once(known, () -> create(request, correlation)))
                .orElseGet(() -> create(request, correlation)));
    }

    private Uni<StoredAnswer> create(UserRequest request, Correlation correlation) {
        return users.persistAndFlush(new User(request.name(), request.email(), clock.instant()))
                .call(user -> outbox.add(events.created(user, correlation)))
                .map(this::answer);
    }

    private RequestFingerprint fingerprint(UserRequest request) {
        return RequestFingerprint.of(HttpMethod.POST, UserCommandResource.PATH, encode(request));
    }

    private StoredAnswer answer(User user) {
        return new StoredAnswer(
                CREATED,
                UserCommandResource.PATH + "/" + user.id(),
                new VersionTag(user.version()).header(),
                encode(UserView.of(user)));
    }

    /** As text, because a retry is answered with the same bytes. */
    private String encode(Record body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot encode " + body.getClass(), e);
        }
    }
}
