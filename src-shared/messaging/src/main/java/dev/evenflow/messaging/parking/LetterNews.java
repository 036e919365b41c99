package dev.evenflow.messaging.parking;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.deadletter.LetterDeleted;
import dev.evenflow.messaging.deadletter.LetterPlace;
import dev.evenflow.messaging.deadletter.LetterStored;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other instances of this service of dead letters that were stored or deleted: plain NATS messages, the letter's
 * id as the body. A lost one is made up for by the next reading of the {@link LetterIndex}.
 */
@ApplicationScoped
class LetterNews {

    private static final Logger LOG = Logger.getLogger(LetterNews.class);
    private static final String STORED = ".stored";
    private static final String DELETED = ".deleted";

    private final BrokerConnection broker;
    private final LetterIndex index;
    private final String subject;
    private final AtomicReference<@Nullable Connection> listening = new AtomicReference<>();

    LetterNews(
            BrokerConnection broker,
            LetterIndex index,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.broker = broker;
        this.index = index;
        this.subject = "evenflow.letters." + Subjects.token(service);
    }

    /** The subscription outlives reconnects. */
    void listen(@Observes StartupEvent event) {
        broker.onUp(connection -> {
            if (!Objects.equals(listening.getAndSet(connection), connection)) {
                connection.createDispatcher(this::heard).subscribe(subject + ".*");
            }
        });
    }

    void stored(@Observes LetterStored stored) {
        if (stored.letter().event().isPresent()) {
            send(STORED, stored.letter().id(), stored.letter().headers());
        }
    }

    void deleted(@Observes LetterDeleted deleted) {
        send(DELETED, deleted.id(), new Headers());
    }

    private void send(String what, long id, Headers headers) {
        try {
            broker.current()
                    .ifPresent(connection -> connection.publish(NatsMessage.builder()
                            .subject(subject + what)
                            .headers(headers)
                            .data(Long.toString(id))
                            .build()));
        } catch (IllegalStateException e) {
            LOG.debugf("No news of dead letters, NATS is away: %s", e.getMessage());
        }
    }

    private void heard(Message news) {
        var id = new String(news.getData(), UTF_8);
        if (!id.matches("\\d{1,18}")) {
            return;
        }
        if (news.getSubject().endsWith(DELETED)) {
            index.forget(Long.parseLong(id));
        } else {
            index.add(LetterPlace.of(Long.parseLong(id), news.getHeaders()));
        }
    }
}
