package dev.evenflow.notification.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.WireType;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.contracts.user.UserUpdated;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** Publishes events of users as user-svc would; the name tells the version. */
final class UserTraffic {

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");

    private final Connection nats;
    private final EventCodec codec = new EventCodec();

    UserTraffic(String url) throws IOException, InterruptedException {
        nats = Nats.connect(url);
    }

    /** The stream sequence it got. */
    long update(long userId, long version) throws IOException, JetStreamApiException {
        return publish(new UserUpdated(userId, "v" + version, "user" + userId + "@example.com", AT), version);
    }

    void delete(long userId, long version) throws IOException, JetStreamApiException {
        publish(new UserDeleted(userId, AT), version);
    }

    void garbage() throws IOException, JetStreamApiException {
        nats.jetStream().publish(Subjects.USER_EVENTS, "not an event".getBytes(UTF_8));
    }

    void purge() throws IOException, JetStreamApiException {
        nats.jetStreamManagement().purgeStream(Subjects.USERS_STREAM);
    }

    boolean isConsumed() throws IOException, JetStreamApiException {
        var consumer = nats.jetStreamManagement().getConsumerInfo(Subjects.USERS_STREAM, "notification-svc");
        return consumer.getNumPending() + consumer.getNumAckPending() == 0;
    }

    void close() throws InterruptedException {
        nats.close();
    }

    private long publish(UserEvent event, long version) throws IOException, JetStreamApiException {
        var id = UUID.randomUUID();
        var envelope = new Envelope<>(
                id,
                WireType.of(event).name(),
                event.aggregateId(),
                version,
                AT,
                Metadata.startedBy(id, null, 1),
                event);
        return nats.jetStream()
                .publish(Subjects.USER_EVENTS, codec.encode(envelope).getBytes(UTF_8))
                .getSeqno();
    }
}
