package dev.evenflow.messaging.consume;

import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Decoded.Reason;
import dev.evenflow.contracts.Decoded.UnknownType;
import dev.evenflow.contracts.Decoded.Unreadable;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.messaging.deadletter.DeadLetterReason;
import io.nats.client.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes deliveries of messages. What is no event of a known type never reaches a consumer: unknown types are skipped and
 * counted, unreadable messages are dead-lettered.
 */
@ApplicationScoped
public class MessageReader {

    private static final Logger LOG = Logger.getLogger(MessageReader.class);

    private final EventCodec codec = new EventCodec();

    Optional<JetStreamDelivery> read(Message message, Settlement settlement, Predecessors predecessors) {
        return switch (codec.decode(message.getData())) {
            case Known known ->
                Optional.of(new JetStreamDelivery(message, known.envelope(), settlement, predecessors, null));
            case UnknownType unknown -> skip(message, unknown, settlement);
            case Unreadable unreadable -> setAside(message, unreadable, settlement);
        };
    }

    private static Optional<JetStreamDelivery> skip(Message message, UnknownType unknown, Settlement settlement) {
        LOG.debugf("Skipped %s of unknown type '%s'", message.getSubject(), unknown.type());
        settlement.skipped(message);
        return Optional.empty();
    }

    private static Optional<JetStreamDelivery> setAside(Message message, Unreadable unreadable, Settlement settlement) {
        var unused = settlement.deadLetter(message, reason(unreadable.reason()), unreadable.detail());
        return Optional.empty();
    }

    private static DeadLetterReason reason(Reason reason) {
        return switch (reason) {
            case MALFORMED -> DeadLetterReason.MALFORMED;
            case NEWER_SCHEMA -> DeadLetterReason.NEWER_SCHEMA;
        };
    }
}
