package dev.evenflow.messaging.publish;

import io.nats.client.api.PublishAck;

/** Hears what became of one message that was sent: exactly one call, on any thread, which must not be blocked. */
public interface Receipt {

    /** JetStream has stored it, or had it already. */
    void stored(PublishAck ack);

    /** It may or may not have arrived; {@link PublishFailures} tells whether to send it again. */
    void failed(Throwable why);
}
