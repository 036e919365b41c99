package dev.evenflow.messaging.observe;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * How many messages a consumer has not handled yet: those not delivered and those delivered and not acknowledged, of all
 * instances of the service together. Unknown, not a number, while the broker does not tell.
 */
final class ConsumerLag {

    private static final Logger LOG = Logger.getLogger(ConsumerLag.class);

    private final String stream;
    private final String consumer;
    private volatile double messages = Double.NaN;

    ConsumerLag(String stream, String consumer) {
        this.stream = stream;
        this.consumer = consumer;
    }

    double messages() {
        return messages;
    }

    /** Asks the broker. Blocking. */
    void refresh(Optional<Connection> connection) {
        messages = connection.map(this::ask).orElse(Double.NaN);
    }

    private double ask(Connection connection) {
        try {
            var info = connection.jetStreamManagement().getConsumerInfo(stream, consumer);
            return info.getNumPending() + info.getNumAckPending();
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            LOG.debugf("The lag of %s on %s is not known: %s", consumer, stream, e.getMessage());
            return Double.NaN;
        }
    }
}
