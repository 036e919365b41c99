package dev.evenflow.messaging.deadletter;

import io.nats.client.impl.Headers;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letter, where its original stands, and which event that is.
 *
 * @param id sequence in stream {@code DEAD_LETTERS}
 * @param stream of the original
 * @param sequence of the original
 * @param reason a {@link DeadLetterReason#wireName()}
 * @param event empty when the original does not tell
 */
public record LetterPlace(
        long id, String channel, String stream, long sequence, String reason, Optional<AggregateVersion> event) {

    /** The order in which the originals were published, stream by stream. */
    public static final Comparator<LetterPlace> AS_PUBLISHED = Comparator.comparing(LetterPlace::stream)
            .thenComparingLong(LetterPlace::sequence)
            .thenComparingLong(LetterPlace::id);

    /** As the headers of a letter tell. */
    public static LetterPlace of(long id, @Nullable Headers headers) {
        return new LetterPlace(
                id,
                text(headers, LetterHeaders.CHANNEL),
                text(headers, LetterHeaders.STREAM),
                number(headers, LetterHeaders.SEQUENCE),
                text(headers, LetterHeaders.REASON),
                LetterHeaders.event(headers));
    }

    /** What {@link #of} reads. */
    public Headers headers() {
        var headers = new Headers()
                .put(LetterHeaders.CHANNEL, channel)
                .put(LetterHeaders.STREAM, stream)
                .put(LetterHeaders.SEQUENCE, Long.toString(sequence))
                .put(LetterHeaders.REASON, reason);
        event.ifPresent(known -> LetterHeaders.put(headers, known));
        return headers;
    }

    private static long number(@Nullable Headers headers, String name) {
        var value = text(headers, name);
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }

    private static String text(@Nullable Headers headers, String name) {
        var value = headers == null ? null : headers.getFirst(name);
        return value == null ? "" : value;
    }
}
