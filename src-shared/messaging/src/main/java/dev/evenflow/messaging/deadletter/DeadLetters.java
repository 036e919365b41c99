package dev.evenflow.messaging.deadletter;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.connection.BrokerConnection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.MessageInfo;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The dead letters of this service, oldest first. The broker is asked on worker threads, so no caller is blocked; every
 * call fails with a {@link BrokerUnavailableException} when it does not answer.
 */
@ApplicationScoped
public class DeadLetters {

    private final BrokerConnection broker;
    private final Event<LetterDeleted> deleted;
    private final String subjects;

    DeadLetters(
            BrokerConnection broker,
            Event<LetterDeleted> deleted,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.broker = broker;
        this.deleted = deleted;
        this.subjects = Subjects.deadLettersOf(service);
    }

    public Uni<Long> count() {
        return asking(LetterStream::count);
    }

    /** A part of the list; what was deleted in between is left out. */
    public Uni<List<DeadLetter>> list(int offset, int limit) {
        return asking(letters -> {
            var places = letters.places((long) offset + limit);
            var found = new ArrayList<DeadLetter>();
            for (var place : places.subList(Math.min(offset, places.size()), places.size())) {
                letter(letters, place.id()).ifPresent(found::add);
            }
            return List.copyOf(found);
        });
    }

    /** Where they are, without their bodies: the oldest, at most so many. */
    public Uni<List<LetterPlace>> places(long limit) {
        return asking(letters -> letters.places(limit));
    }

    public Uni<Optional<DeadLetter>> find(long id) {
        return asking(letters -> letter(letters, id));
    }

    /** The body of the original, from its stream where the letter could not keep it; nothing when it is gone there, too. */
    public Uni<Optional<byte[]>> originalBody(DeadLetter letter) {
        return letter.isBodyKept()
                ? Uni.createFrom().item(Optional.of(letter.body()))
                : asking(letters -> letters.find(letter.stream(), letter.sequence())
                        .filter(found -> found.getTime().toInstant().equals(letter.storedAt()))
                        .map(MessageInfo::getData));
    }

    /** Whether it was there. */
    public Uni<Boolean> delete(long id) {
        return asking(letters -> {
            var found = letter(letters, id).isPresent();
            if (found) {
                letters.delete(id);
                deleted.fire(new LetterDeleted(id));
            }
            return found;
        });
    }

    private Optional<DeadLetter> letter(LetterStream letters, long id) throws IOException, JetStreamApiException {
        var ours = subjects.substring(0, subjects.length() - 1);
        return id < 1
                ? Optional.empty()
                : letters.find(Subjects.DEAD_LETTERS_STREAM, id)
                        .filter(message -> message.getSubject().startsWith(ours))
                        .map(DeadLetter::new);
    }

    private <T> Uni<T> asking(Question<T> question) {
        return Uni.createFrom().item(() -> ask(question)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private <T> T ask(Question<T> question) {
        var connection = broker.current().orElseThrow(() -> new BrokerUnavailableException("not connected to NATS"));
        try {
            return question.ask(new LetterStream(connection, subjects));
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            throw new BrokerUnavailableException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException("interrupted", e);
        }
    }

    private interface Question<T> {
        T ask(LetterStream letters) throws IOException, JetStreamApiException, InterruptedException;
    }
}
