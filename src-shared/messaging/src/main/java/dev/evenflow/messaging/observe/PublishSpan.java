package dev.evenflow.messaging.observe;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/** The span of one message that is published, or nothing while tracing is off. */
public final class PublishSpan {

    public static final PublishSpan NONE = new PublishSpan(null);

    private final @Nullable Span span;

    private PublishSpan(@Nullable Span span) {
        this.span = span;
    }

    static PublishSpan of(Span span) {
        return new PublishSpan(span);
    }

    /** The message with this span as its {@code traceparent}; the message itself while tracing is off. */
    public Message carriedBy(Message message) {
        return span == null ? message : carrying(span, message);
    }

    /** Call it once the outcome is known; the failure is null when the message is stored. */
    public void end(@Nullable Throwable failure) {
        if (span != null) {
            Spans.end(span, failure);
        }
    }

    private static Message carrying(Span span, Message message) {
        var headers = new Headers(message.getHeaders()).put(TraceParent.HEADER, TraceParent.of(span.getSpanContext()));
        return NatsMessage.builder()
                .subject(message.getSubject())
                .headers(headers)
                .data(message.getData())
                .build();
    }
}
