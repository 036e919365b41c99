package dev.evenflow.outbox.observe;

import static io.opentelemetry.sdk.trace.samplers.SamplingDecision.DROP;
import static io.opentelemetry.sdk.trace.samplers.SamplingDecision.RECORD_AND_SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoLoneQueriesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final SpanContext REQUEST =
            SpanContext.create(TRACE, "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault());
    private static final Attributes QUERY =
            Attributes.builder().put("db.system", "postgresql").build();
    private static final List<LinkData> NO_LINKS = List.of();

    private final Sampler sampler = new NoLoneQueries(Sampler.alwaysOn());

    @Test
    void aQueryAlone_isDropped() {
        assertThat(decide(Context.root(), SpanKind.CLIENT, QUERY, NO_LINKS)).isEqualTo(DROP);
    }

    @Test
    void aQueryInATrace_isSampledAsConfigured() {
        var request = Context.root().with(Span.wrap(REQUEST));

        assertThat(decide(request, SpanKind.CLIENT, QUERY, NO_LINKS)).isEqualTo(RECORD_AND_SAMPLE);
    }

    @Test
    void aWriteThatLinksToItsEvents_isSampledAsConfigured() {
        assertThat(decide(Context.root(), SpanKind.CLIENT, QUERY, List.of(LinkData.create(REQUEST))))
                .isEqualTo(RECORD_AND_SAMPLE);
    }

    @Test
    void whatIsNoQuery_isSampledAsConfigured() {
        assertThat(decide(Context.root(), SpanKind.SERVER, QUERY, NO_LINKS)).isEqualTo(RECORD_AND_SAMPLE);
        assertThat(decide(Context.root(), SpanKind.CLIENT, Attributes.empty(), NO_LINKS))
                .isEqualTo(RECORD_AND_SAMPLE);
    }

    private SamplingDecision decide(Context parent, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return sampler.shouldSample(parent, TRACE, "a span", kind, attributes, links)
                .getDecision();
    }
}
