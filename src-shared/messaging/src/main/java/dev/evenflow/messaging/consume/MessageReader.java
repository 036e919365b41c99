package dev.evenflow.messaging.consume;

import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Decoded.UnknownType;
import dev.evenflow.contracts.Decoded.Unreadable;
import dev.evenflow.contracts.EventCodec;
import io.micrometer.core.instrument.MeterRegistry;
import io.nats.client.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes deliveries of messages. What is no event of a known type never reaches a consumer: unknown types are skipped,
 * unreadable messages are logged and not delivered again; both are counted.
 */
@ApplicationScoped
public class MessageReader {

    private static final Logger LOG = Logger.getLogger(MessageReader.class);

    private final EventCodec codec = new EventCodec();
    private final MeterRegistry meters;

    MessageReader(MeterRegistry meters) {
        this.meters = meters;
    }

    Optional<JetStreamDelivery> read(Message message) {
        return switch (codec.decode(message.getData())) {
            case Known known -> Optional.of(new JetStreamDelivery(message, known.envelope()));
            case UnknownType unknown -> skip(message, unknown);
            case Unreadable unreadable -> setAside(message, unreadable);
        };
    }

    private Optional<JetStreamDelivery> skip(Message message, UnknownType unknown) {
        LOG.debugf("Skipped %s of unknown type '%s'", message.getSubject(), unknown.type());
        count("skipped");
        message.ack();
        return Optional.empty();
    }

    private Optional<JetStreamDelivery> setAside(Message message, Unreadable unreadable) {
        LOG.errorf(
                "Set aside message %d of %s, %d bytes: %s (%s)",
                message.metaData().streamSequence(),
                message.getSubject(),
                message.getData().length,
                unreadable.reason(),
                unreadable.detail());
        count("unreadable");
        message.term();
        return Optional.empty();
    }

    private void count(String outcome) {
        meters.counter("evenflow.messages.consumed", "outcome", outcome).increment();
    }
}
