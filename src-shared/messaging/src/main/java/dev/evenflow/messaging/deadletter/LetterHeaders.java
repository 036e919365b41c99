package dev.evenflow.messaging.deadletter;

import static io.nats.client.support.NatsJetStreamConstants.MSG_ID_HDR;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.impl.Headers;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a dead letter: those of the original as they were, and {@code Dead-Letter-…} beside them. Headers that
 * mean something to JetStream ({@code Nats-…}: message id, expectations, roll-up) would act again on the dead letter, so
 * they are kept as {@code Dead-Letter-Original-Nats-…}.
 */
final class LetterHeaders {

    static final String REASON = "Dead-Letter-Reason";
    static final String DETAIL = "Dead-Letter-Detail";
    static final String CHANNEL = "Dead-Letter-Channel";
    static final String CONSUMER = "Dead-Letter-Consumer";
    static final String ATTEMPTS = "Dead-Letter-Attempts";
    static final String FAILED_AT = "Dead-Letter-Failed-At";
    static final String SUBJECT = "Dead-Letter-Subject";
    static final String STREAM = "Dead-Letter-Stream";
    static final String SEQUENCE = "Dead-Letter-Sequence";
    static final String STORED_AT = "Dead-Letter-Stored-At";
    static final String SIZE = "Dead-Letter-Size";
    static final String AGGREGATE = "Dead-Letter-Aggregate";
    static final String VERSION = "Dead-Letter-Version";
    static final String ORIGINAL = "Dead-Letter-Original-";

    private static final String NATS = "Nats-";
    private static final int MAX_DETAIL = 1_000;
    private static final Attribution ATTRIBUTION = new Attribution();

    private LetterHeaders() {}

    /** What is known of the message, without its own headers. */
    static Headers describing(Undeliverable undeliverable, Instant failedAt) {
        var original = undeliverable.original();
        var headers = new Headers()
                .put(MSG_ID_HDR, messageId(undeliverable))
                .put(REASON, undeliverable.reason().wireName())
                .put(DETAIL, printable(undeliverable.detail()))
                .put(CHANNEL, printable(undeliverable.channel()))
                .put(CONSUMER, undeliverable.consumer())
                .put(ATTEMPTS, Long.toString(undeliverable.attempts()))
                .put(FAILED_AT, failedAt.toString())
                .put(SUBJECT, original.message().getSubject())
                .put(STREAM, original.stream())
                .put(SEQUENCE, Long.toString(original.sequence()))
                .put(STORED_AT, original.storedAt().toString())
                .put(SIZE, Integer.toString(original.message().getData().length));
        ATTRIBUTION.of(original.message().getData()).ifPresent(event -> put(headers, event));
        return headers;
    }

    /** An aggregate's id may be of any characters. */
    static void put(Headers headers, AggregateVersion event) {
        headers.put(AGGREGATE, URLEncoder.encode(event.aggregateId(), UTF_8))
                .put(VERSION, Long.toString(event.version()));
    }

    /** Empty in a letter whose original did not tell. */
    static Optional<AggregateVersion> event(@Nullable Headers headers) {
        var aggregate = headers == null ? null : headers.getFirst(AGGREGATE);
        var version = headers == null ? null : headers.getFirst(VERSION);
        return aggregate == null || version == null || !version.matches("\\d{1,18}")
                ? Optional.empty()
                : Optional.of(new AggregateVersion(URLDecoder.decode(aggregate, UTF_8), Long.parseLong(version)));
    }

    static Headers withOriginal(Headers description, @Nullable Headers original) {
        var headers = new Headers();
        if (original != null) {
            original.forEach((name, values) -> headers.put(name.startsWith(NATS) ? ORIGINAL + name : name, values));
        }
        description.forEach(headers::put);
        return headers;
    }

    /** The same for every attempt to store this letter; the time tells apart what a stream made anew numbers alike. */
    private static String messageId(Undeliverable undeliverable) {
        var original = undeliverable.original();
        return "%s-%d-%s-%d"
                .formatted(
                        original.stream(),
                        original.sequence(),
                        undeliverable.consumer(),
                        original.storedAt().toEpochMilli());
    }

    /** Header values are one line of ASCII. */
    private static String printable(String text) {
        var cut = text.length() > MAX_DETAIL ? text.substring(0, MAX_DETAIL) : text;
        return cut.replaceAll("[^ -~]", "?");
    }
}
