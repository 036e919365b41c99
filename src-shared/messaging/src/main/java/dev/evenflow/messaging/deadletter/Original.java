package dev.evenflow.messaging.deadletter;

import io.nats.client.Message;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.NatsMessage;
import java.time.Instant;

/**
 * A message as it stands in its stream.
 *
 * @param storedAt when the stream took it, UTC
 * @param message subject, headers and body
 */
public record Original(String stream, long sequence, Instant storedAt, Message message) {

    /** The message a consumer got. */
    public static Original delivered(Message message) {
        var place = message.metaData();
        return new Original(
                place.getStream(), place.streamSequence(), place.timestamp().toInstant(), message);
    }

    /** The message read from its stream. */
    public static Original stored(String stream, MessageInfo info) {
        var message = NatsMessage.builder()
                .subject(info.getSubject())
                .headers(info.getHeaders())
                .data(info.getData())
                .build();
        return new Original(stream, info.getSeq(), info.getTime().toInstant(), message);
    }
}
