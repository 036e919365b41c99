package dev.evenflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.user.UserUpdated;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Nats;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Another client of the server: publishes what a test wants to arrive and looks at streams and consumers. */
final class NatsProbe {

    private final EventCodec codec = new EventCodec();
    private final Connection connection;

    NatsProbe(String url) throws IOException, InterruptedException {
        connection = Nats.connect(url);
    }

    void publish(String body) {
        connection.publish(Subjects.USER_EVENTS, body.getBytes(UTF_8));
    }

    void publishUpdate(long userId, long version) {
        publish(codec.encode(update(userId, version)));
    }

    void publish(Message message) throws IOException, JetStreamApiException {
        connection.jetStream().publish(message);
    }

    long maxPayload() {
        return connection.getMaxPayload();
    }

    void deleteDeadLetters() throws IOException, JetStreamApiException {
        connection.jetStreamManagement().deleteStream(Subjects.DEAD_LETTERS_STREAM);
    }

    void purgeDeadLetters() throws IOException, JetStreamApiException {
        connection.jetStreamManagement().purgeStream(Subjects.DEAD_LETTERS_STREAM);
    }

    void purgeUsers() throws IOException, JetStreamApiException {
        connection.jetStreamManagement().purgeStream(Subjects.USERS_STREAM);
    }

    void flush() throws Exception {
        connection.flush(Duration.ofSeconds(5));
    }

    long storedMessages() throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo(Subjects.USERS_STREAM)
                .getStreamState()
                .getMsgCount();
    }

    long unsettled(String consumer) throws IOException, JetStreamApiException {
        var info = connection.jetStreamManagement().getConsumerInfo(Subjects.USERS_STREAM, consumer);
        return info.getNumAckPending() + info.getNumPending();
    }

    /** A 2.9 server may complain of files that came back, when the consumer is made again before they are all gone. */
    void deleteConsumer(String consumer) throws IOException, JetStreamApiException {
        try {
            connection.jetStreamManagement().deleteConsumer(Subjects.USERS_STREAM, consumer);
        } catch (JetStreamApiException e) {
            if (!String.valueOf(e.getMessage()).contains("directory not empty")) {
                throw e;
            }
        }
    }

    void deleteStream() throws IOException, JetStreamApiException {
        connection.jetStreamManagement().deleteStream(Subjects.USERS_STREAM);
    }

    static Envelope<UserUpdated> update(long userId, long version) {
        var now = Instant.parse("2025-05-25T10:00:00Z");
        return new Envelope<>(
                UUID.randomUUID(),
                "user_updated",
                Long.toString(userId),
                version,
                now,
                new Metadata(null, null, null, 1),
                new UserUpdated(userId, "name", "user" + userId + "@example.com", now));
    }

    void close() throws InterruptedException {
        connection.close();
    }
}
