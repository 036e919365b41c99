package dev.evenflow.messaging.consume;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.messaging.deadletter.Original;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listens for messages that the broker delivers no more because a consumer has {@code max-deliver}
 * (<a href="https://docs.nats.io/nats-concepts/jetstream/consumers#maxdeliver">NATS</a>) and makes dead letters of them.
 * Consumers have no such limit by default. An advisory is sent once and not stored: one that is sent while no instance
 * of the service is connected is missed, the message then stays in its stream only.
 */
final class DeliveryAdvisories {

    private static final Logger LOG = Logger.getLogger(DeliveryAdvisories.class);
    private static final String SUBJECT = "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.";

    private final ObjectMapper json = new ObjectMapper();
    private final String stream;
    private final String consumer;
    private final Settlement settlement;
    private @Nullable Connection watched;

    DeliveryAdvisories(String stream, String consumer, Settlement settlement) {
        this.stream = stream;
        this.consumer = consumer;
        this.settlement = settlement;
    }

    /** Subscribes, once per connection: the client itself subscribes again after a reconnect. */
    synchronized void watch(Connection connection) {
        if (!connection.equals(watched)) {
            watched = connection;
            // One instance of the service, of all that listen, is told.
            connection
                    .createDispatcher()
                    .subscribe(SUBJECT + stream + "." + consumer, consumer, advisory -> read(connection, advisory));
        }
    }

    /** On the dispatcher's own thread, which may block. */
    private void read(Connection connection, Message advisory) {
        try {
            var content = json.readTree(advisory.getData());
            var message = connection
                    .jetStreamManagement()
                    .getMessage(stream, content.path("stream_seq").asLong());
            settlement
                    .gaveUp(
                            Original.stored(stream, message),
                            content.path("deliveries").asLong())
                    .subscribe()
                    .with(stored -> {}, failure -> LOG.error("A dead letter was not stored", failure));
        } catch (IOException | JetStreamApiException e) {
            LOG.errorf("Message of %s that was delivered for the last time is not there: %s", stream, e.getMessage());
        }
    }
}
