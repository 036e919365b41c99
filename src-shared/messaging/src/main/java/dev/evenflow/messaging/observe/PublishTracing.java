package dev.evenflow.messaging.observe;

import static io.nats.client.support.NatsJetStreamConstants.MSG_ID_HDR;

import io.nats.client.Message;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * A producer span for each message, from sending it to its acknowledgement: a child of the span that the message's
 * {@code traceparent} header names, whose place in the header it takes. While tracing is off, messages go out as they are.
 */
@Singleton
public final class PublishTracing {

    private final Optional<Tracer> tracer;

    PublishTracing(Tracing tracing) {
        this.tracer = tracing.tracer();
    }

    /** Begins the span of a message about to be sent. */
    public PublishSpan begin(Message message) {
        return tracer.isEmpty() ? PublishSpan.NONE : PublishSpan.of(start(tracer.get(), message));
    }

    private static Span start(Tracer tracer, Message message) {
        var span = tracer.spanBuilder("publish " + message.getSubject())
                .setSpanKind(SpanKind.PRODUCER)
                .setParent(header(message, TraceParent.HEADER)
                        .map(TraceParent::context)
                        .orElseGet(Context::current))
                .setAttribute(MessagingAttributes.SYSTEM, MessagingAttributes.NATS)
                .setAttribute(MessagingAttributes.OPERATION, "publish")
                .setAttribute(MessagingAttributes.OPERATION_TYPE, "send")
                .setAttribute(MessagingAttributes.DESTINATION, message.getSubject())
                .setAttribute(MessagingAttributes.BODY_SIZE, (long) message.getData().length);
        header(message, MSG_ID_HDR).ifPresent(id -> span.setAttribute(MessagingAttributes.MESSAGE_ID, id));
        return span.startSpan();
    }

    private static Optional<String> header(Message message, String name) {
        return Optional.ofNullable(message.getHeaders()).map(headers -> headers.getFirst(name));
    }
}
