package dev.evenflow.notification.message.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * Gives every milestone of an order one id, however often and by whatever event it is told. Of a UUIDv7
 * (<a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562</a>) comes another one of the same time.
 */
final class MessageId {

    private static final long RANDOM_BITS = 0xFFFL;

    private MessageId() {}

    static UUID of(UUID orderId, MessageKind kind) {
        var hash = UUID.nameUUIDFromBytes((orderId + "/" + kind.wireName()).getBytes(UTF_8));
        var timeAndVersion = orderId.getMostSignificantBits() & ~RANDOM_BITS;
        return new UUID(timeAndVersion | (hash.getMostSignificantBits() & RANDOM_BITS), hash.getLeastSignificantBits());
    }
}
