package dev.evenflow.bench.observe;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.util.HexFormat;
import java.util.List;

/** A span as a collector sees it. */
record ReceivedSpan(String service, Span span) {

    String name() {
        return span.getName();
    }

    SpanKind kind() {
        return span.getKind();
    }

    String traceId() {
        return hex(span.getTraceId());
    }

    String id() {
        return hex(span.getSpanId());
    }

    /** Whether it began a trace, and not because of others. */
    boolean isAlone() {
        return parentId().isEmpty() && span.getLinksCount() == 0;
    }

    /** Empty for the first span of a trace. */
    String parentId() {
        return hex(span.getParentSpanId());
    }

    boolean isChildOf(ReceivedSpan parent) {
        return traceId().equals(parent.traceId()) && parentId().equals(parent.id());
    }

    String attribute(String name) {
        return text(span.getAttributesList(), name);
    }

    /** Empty when there is none. */
    static String text(List<KeyValue> attributes, String name) {
        return attributes.stream()
                .filter(attribute -> attribute.getKey().equals(name))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
