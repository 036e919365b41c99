package dev.evenflow.messaging.consume;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.messaging.deadletter.AggregateVersion;
import io.nats.client.Message;

/** An event that waits for an earlier one of its aggregate, not acknowledged. */
record Held(Message message, Envelope<?> envelope, Wait waited) {

    String aggregateId() {
        return envelope.aggregateId();
    }

    AggregateVersion event() {
        return new AggregateVersion(envelope.aggregateId(), envelope.version());
    }
}
