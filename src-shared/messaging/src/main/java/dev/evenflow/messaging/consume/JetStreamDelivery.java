package dev.evenflow.messaging.consume;

import dev.evenflow.contracts.Envelope;
import io.nats.client.Message;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A delivery that stands for a JetStream message. Acknowledgements are sent and not waited for. */
final class JetStreamDelivery implements Delivery {

    private static final Logger LOG = Logger.getLogger(JetStreamDelivery.class);

    private final Message message;
    private final Envelope<?> envelope;
    private volatile @Nullable String rejection;

    JetStreamDelivery(Message message, Envelope<?> envelope) {
        this.message = message;
        this.envelope = envelope;
    }

    @Override
    public Envelope<?> envelope() {
        return envelope;
    }

    @Override
    public void reject(String reason) {
        rejection = reason;
    }

    boolean isRejected() {
        return rejection != null;
    }

    /** The effect is durable, or will never be: the message is not delivered again. */
    void settle() {
        if (rejection == null) {
            answer(message::ack);
        } else {
            LOG.errorf("Set aside %s %s: %s", envelope.type(), envelope.id(), rejection);
            answer(message::term);
        }
    }

    void deliverAgainAfter(Duration delay) {
        answer(() -> message.nakWithDelay(delay));
    }

    /** How often it was delivered, from 1. */
    long attempt() {
        return message.metaData().deliveredCount();
    }

    /** An answer that cannot be sent is no loss: the message is delivered again after the acknowledgement wait. */
    private static void answer(Runnable answer) {
        try {
            answer.run();
        } catch (IllegalStateException e) {
            LOG.debugf("Not answered, NATS is away: %s", e.getMessage());
        }
    }
}
