package dev.evenflow.messaging.publish;

import static io.nats.client.support.NatsJetStreamConstants.MSG_ID_HDR;

import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.api.PublishMessageMetadata;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.mapper.PayloadMapper;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A channel message as it goes over the wire: bytes as they are, anything else through the connector's serialiser. */
final class WireMessage {

    private WireMessage() {}

    static <T> io.nats.client.Message of(Message<T> message, String channelSubject, PayloadMapper payloads) {
        var metadata = message.getMetadata(PublishMessageMetadata.class);
        return NatsMessage.builder()
                .subject(metadata.map(PublishMessageMetadata::subject).orElse(channelSubject))
                .headers(headers(metadata))
                .data(body(message, payloads))
                .build();
    }

    private static Headers headers(Optional<PublishMessageMetadata> metadata) {
        var headers = new Headers();
        metadata.map(PublishMessageMetadata::messageId).ifPresent(id -> headers.put(MSG_ID_HDR, id));
        metadata.map(PublishMessageMetadata::headers).ifPresent(extra -> extra.forEach(headers::put));
        return headers;
    }

    private static <T> byte[] body(Message<T> message, PayloadMapper payloads) {
        if (message.getPayload() instanceof byte[] bytes) {
            return bytes;
        }
        var mapped = payloads.map(message);
        return payloads.map(mapped).data();
    }
}
