package dev.evenflow.notification.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Event;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.WireType;
import dev.evenflow.contracts.order.OrderEvent;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Publishes as the other services would. */
final class Events {

    private final Connection nats;
    private final EventCodec codec = new EventCodec();

    Events(String url) throws IOException, InterruptedException {
        nats = Nats.connect(url);
    }

    /** The stream sequence it got. */
    long publish(Event event, long version) throws IOException, JetStreamApiException {
        var id = UUID.randomUUID();
        var envelope = new Envelope<>(
                id,
                WireType.of(event).name(),
                event.aggregateId(),
                version,
                Instant.parse("2025-05-25T10:00:00Z"),
                Metadata.startedBy(id, null, 1),
                event);
        var subject = event instanceof OrderEvent ? Subjects.ORDER_EVENTS : Subjects.USER_EVENTS;
        return nats.jetStream()
                .publish(subject, codec.encode(envelope).getBytes(UTF_8))
                .getSeqno();
    }

    /** Whether both streams are there. */
    boolean isReady() throws IOException, JetStreamApiException {
        return nats.jetStreamManagement().getStreamNames().containsAll(List.of("USERS", "ORDERS"));
    }

    /** Nobody who comes later is told of what was. */
    void purge() throws IOException, JetStreamApiException {
        nats.jetStreamManagement().purgeStream(Subjects.USERS_STREAM);
        nats.jetStreamManagement().purgeStream(Subjects.ORDERS_STREAM);
    }

    void deleteUsersStream() throws IOException, JetStreamApiException {
        nats.jetStreamManagement().deleteStream(Subjects.USERS_STREAM);
    }

    void close() throws InterruptedException {
        nats.close();
    }
}
