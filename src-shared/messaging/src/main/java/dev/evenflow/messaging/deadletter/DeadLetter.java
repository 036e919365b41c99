package dev.evenflow.messaging.deadletter;

import io.nats.client.api.MessageInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored dead letter.
 *
 * @param message as it stands in stream {@code DEAD_LETTERS}
 */
public record DeadLetter(MessageInfo message) {

    /** Its sequence in stream {@code DEAD_LETTERS}. */
    public long id() {
        return message.getSeq();
    }

    public String channel() {
        return text(LetterHeaders.CHANNEL);
    }

    /** A {@link DeadLetterReason#wireName()}. */
    public String reason() {
        return text(LetterHeaders.REASON);
    }

    public String detail() {
        return text(LetterHeaders.DETAIL);
    }

    /** How often the original was delivered. */
    public long attempts() {
        return number(LetterHeaders.ATTEMPTS);
    }

    /** Where the original was published. */
    public String subject() {
        return text(LetterHeaders.SUBJECT);
    }

    /** The original's stream. */
    public String stream() {
        return text(LetterHeaders.STREAM);
    }

    /** The original's sequence in its stream. */
    public long sequence() {
        return number(LetterHeaders.SEQUENCE);
    }

    /** When the original's stream took it, UTC. */
    public Instant storedAt() {
        return instant(LetterHeaders.STORED_AT);
    }

    public Instant failedAt() {
        return instant(LetterHeaders.FAILED_AT);
    }

    /** The size of the original's body in bytes. */
    public long size() {
        return number(LetterHeaders.SIZE);
    }

    /** The original's body; nothing when it was too large to be kept beside the rest. */
    public byte[] body() {
        var data = message.getData();
        return data == null ? new byte[0] : data;
    }

    public boolean isBodyKept() {
        return body().length == size();
    }

    /** The message id its publisher gave the original, which is the event's id. */
    public Optional<String> messageId() {
        return header(LetterHeaders.ORIGINAL + "Nats-Msg-Id");
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(message.getHeaders()).map(headers -> headers.getFirst(name));
    }

    private String text(String name) {
        return header(name).orElse("");
    }

    private long number(String name) {
        return header(name)
                .filter(value -> value.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private Instant instant(String name) {
        return header(name)
                .map(Instant::parse)
                .orElseGet(() -> message.getTime().toInstant());
    }
}
