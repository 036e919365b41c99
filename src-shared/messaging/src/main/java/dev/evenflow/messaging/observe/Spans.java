package dev.evenflow.messaging.observe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/** How a span ends. */
final class Spans {

    private Spans() {}

    static void end(Span span, @Nullable Throwable failure) {
        if (failure != null) {
            fail(span, failure.getClass().getName(), String.valueOf(failure.getMessage()));
        }
        span.end();
    }

    static void fail(Span span, String type, String description) {
        span.setStatus(StatusCode.ERROR, description);
        span.setAttribute(MessagingAttributes.ERROR_TYPE, type);
    }
}
