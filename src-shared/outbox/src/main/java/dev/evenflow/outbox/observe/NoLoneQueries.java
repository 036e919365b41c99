package dev.evenflow.outbox.observe;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/** Leaves out calls to a database that belong to no trace, neither as a child nor by a link. */
record NoLoneQueries(Sampler others) implements Sampler {

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return isQuery(kind, attributes) && isAlone(parent, links)
                ? SamplingResult.drop()
                : others.shouldSample(parent, traceId, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
        return "NoLoneQueries{" + others.getDescription() + "}";
    }

    private static boolean isQuery(SpanKind kind, Attributes attributes) {
        return kind == SpanKind.CLIENT
                && attributes.asMap().keySet().stream()
                        .anyMatch(key -> key.getKey().startsWith("db."));
    }

    private static boolean isAlone(Context parent, List<LinkData> links) {
        return links.isEmpty() && !Span.fromContext(parent).getSpanContext().isValid();
    }
}
