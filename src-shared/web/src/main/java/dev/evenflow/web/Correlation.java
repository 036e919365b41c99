package dev.evenflow.web;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What ties everything one request leads to together.
 *
 * @param id from {@code X-Correlation-Id} or {@code X-Request-Id}, else new; 1 to 128 characters
 * @param traceparent <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C trace context</a> of the
 *     span that serves the request; while tracing is off, what the caller sent, and empty when that is nothing valid
 */
public record Correlation(String id, Optional<String> traceparent) {

    private static final List<String> HEADERS = List.of("X-Correlation-Id", "X-Request-Id");
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:/=+-]{1,128}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** Call it while the request is being served, on its context. Ids that are not sane are not passed on. */
    public static Correlation of(HttpHeaders headers, Supplier<?> newId) {
        var id = HEADERS.stream()
                .map(headers::getHeaderString)
                .filter(Objects::nonNull)
                .filter(SANE.asMatchPredicate())
                .findFirst()
                .orElseGet(() -> newId.get().toString());
        return new Correlation(id, currentTraceparent().or(() -> sentTraceparent(headers)));
    }

    private static Optional<String> sentTraceparent(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString("traceparent")).filter(TRACEPARENT.asMatchPredicate());
    }

    private static Optional<String> currentTraceparent() {
        return Optional.of(Span.current().getSpanContext())
                .filter(SpanContext::isValid)
                .map(span -> String.join(
                        "-",
                        "00",
                        span.getTraceId(),
                        span.getSpanId(),
                        span.getTraceFlags().asHex()));
    }
}
