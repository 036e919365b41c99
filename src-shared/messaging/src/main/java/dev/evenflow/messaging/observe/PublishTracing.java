package dev.evenflow.messaging.observe;

import static io.nats.client.support.NatsJetStreamConstants.MSG_ID_HDR;

import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

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

    /** Sends the message in a span of its own. */
    public Uni<PublishAck> publish(Message message, Function<Message, Uni<PublishAck>> send) {
        return tracer.isEmpty() ? send.apply(message) : publish(message, send, start(tracer.get(), message));
    }

    private static Uni<PublishAck> publish(Message message, Function<Message, Uni<PublishAck>> send, Span span) {
        return Uni.createFrom()
                .deferred(() -> send.apply(carrying(span, message)))
                .onTermination()
                .invoke((ack, failure, cancelled) -> Spans.end(span, failure));
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

    private static Message carrying(Span span, Message message) {
        var headers = new Headers(message.getHeaders()).put(TraceParent.HEADER, TraceParent.of(span.getSpanContext()));
        return NatsMessage.builder()
                .subject(message.getSubject())
                .headers(headers)
                .data(message.getData())
                .build();
    }

    private static Optional<String> header(Message message, String name) {
        return Optional.ofNullable(message.getHeaders()).map(headers -> headers.getFirst(name));
    }
}
