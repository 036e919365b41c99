package dev.evenflow.outbox;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event about to be written to the {@code outbox} table, in the transaction of the change it tells of.
 *
 * @param eventId becomes the {@code Nats-Msg-Id}
 * @param aggregateId events of one aggregate leave in the order of their rows
 * @param subject the subject to publish to
 * @param payload the JSON document, published byte for byte
 * @param traceparent W3C trace context of the request, or null
 */
public record OutboxEvent(
        UUID eventId,
        String aggregateId,
        long version,
        String type,
        String subject,
        String payload,
        @Nullable String traceparent) {

    public static OutboxEvent of(Envelope<?> envelope, String subject, EventCodec codec) {
        return new OutboxEvent(
                envelope.id(),
                envelope.aggregateId(),
                envelope.version(),
                envelope.type(),
                subject,
                codec.encode(envelope),
                envelope.metadata().traceparent());
    }
}
