package dev.evenflow.messaging.observe;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header by which a trace travels, <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C</a>. */
final class TraceParent {

    static final String HEADER = "traceparent";

    private TraceParent() {}

    /** The context of the span that the text names; that of no span when it names none. */
    static Context context(String text) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), text, new Alone());
    }

    static String of(SpanContext span) {
        return String.join(
                "-",
                "00",
                span.getTraceId(),
                span.getSpanId(),
                span.getTraceFlags().asHex());
    }

    /** A carrier that holds nothing but this header. */
    private static final class Alone implements TextMapGetter<String> {

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return HEADER.equals(key) ? carrier : null;
        }
    }
}
