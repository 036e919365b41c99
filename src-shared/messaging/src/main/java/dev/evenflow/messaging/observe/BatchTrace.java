package dev.evenflow.messaging.observe;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a batch: one consumer span for each event, in the event's own trace, from when the batch is handed over
 * until it is durable or has failed. It stands in the OpenTelemetry context in which the consumer is called.
 */
final class BatchTrace {

    private static final ContextKey<BatchTrace> KEY = ContextKey.named("evenflow-batch");

    private final Tracer tracer;
    private final List<? extends ObservedDelivery> batch;
    private final List<Span> spans;

    private BatchTrace(Tracer tracer, List<? extends ObservedDelivery> batch, List<Span> spans) {
        this.tracer = tracer;
        this.batch = batch;
        this.spans = spans;
    }

    static BatchTrace start(Tracer tracer, ConsumerIdentity consumer, List<? extends ObservedDelivery> batch) {
        var spans = new ArrayList<Span>(batch.size());
        batch.forEach(delivery -> spans.add(start(tracer, consumer, delivery, batch.size())));
        return new BatchTrace(tracer, batch, spans);
    }

    /** The batch whose consumer runs here. */
    static Optional<BatchTrace> current() {
        return Optional.ofNullable(Context.current().get(KEY));
    }

    /** What a consumer of the batch runs in: the span of its event, if there is only one. */
    Context context() {
        return parent().with(KEY, this);
    }

    /** A span of what the whole batch leads to: it links to all events, and each event to it. */
    Span effect(String name, Attributes attributes) {
        var builder = tracer.spanBuilder(name)
                .setSpanKind(SpanKind.CLIENT)
                .setParent(parent())
                .setAllAttributes(attributes);
        spans.forEach(span -> builder.addLink(span.getSpanContext()));
        var effect = builder.startSpan();
        spans.forEach(span -> span.setAllAttributes(attributes).addLink(effect.getSpanContext()));
        return effect;
    }

    void end(@Nullable Throwable failure) {
        for (var i = 0; i < spans.size(); i++) {
            if (batch.get(i).isRejected()) {
                Spans.fail(spans.get(i), "rejected", "given up by the consumer");
                spans.get(i).end();
            } else {
                Spans.end(spans.get(i), failure);
            }
        }
    }

    private Context parent() {
        return spans.size() == 1 ? Context.root().with(spans.getFirst()) : Context.root();
    }

    private static Span start(Tracer tracer, ConsumerIdentity consumer, ObservedDelivery delivery, int size) {
        var event = delivery.envelope();
        var span = tracer.spanBuilder("process " + consumer.destination())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(delivery.traceparent().map(TraceParent::context).orElseGet(Context::root))
                .setAllAttributes(consumer.attributes())
                .setAttribute(MessagingAttributes.MESSAGE_ID, event.id().toString())
                .setAttribute(MessagingAttributes.EVENT_TYPE, event.type())
                .setAttribute(MessagingAttributes.BATCH_SIZE, (long) size);
        Optional.ofNullable(event.metadata().correlationId())
                .ifPresent(id -> span.setAttribute(MessagingAttributes.CORRELATION_ID, id));
        return span.startSpan();
    }
}
