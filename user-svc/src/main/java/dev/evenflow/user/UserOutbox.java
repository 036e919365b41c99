package dev.evenflow.user;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.outbox.OutboxEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes events to the outbox in the transaction of the change. */
@ApplicationScoped
public class UserOutbox {

    private static final String INSERT = """
            INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload, traceparent)
            VALUES (:eventId, :aggregateId, :version, :type, :subject, :payload, :traceparent)
            """;

    private final EventCodec codec;

    public UserOutbox(EventCodec codec) {
        this.codec = codec;
    }

    /**
     * Call it with the user's row already written: its lock, held until the commit, is what keeps the events of one user
     * in the order of their rows.
     */
    public Uni<Void> add(Envelope<UserEvent> envelope) {
        var event = OutboxEvent.of(envelope, Subjects.USER_EVENTS, codec);
        return Panache.getSession()
                .flatMap(session -> insert(session, event).executeUpdate())
                .replaceWithVoid();
    }

    private static Mutiny.MutationQuery insert(Mutiny.Session session, OutboxEvent event) {
        return session.createNativeQuery(INSERT)
                .setParameter("eventId", event.eventId())
                .setParameter("aggregateId", event.aggregateId())
                .setParameter("version", event.version())
                .setParameter("type", event.type())
                .setParameter("subject", event.subject())
                .setParameter("payload", event.payload())
                .setParameter("traceparent", event.traceparent());
    }
}
