package dev.evenflow.messaging.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishTracingTest {

    private static final String REQUEST = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final FinishedSpans spans = new FinishedSpans();
    private final PublishTracing tracing = new PublishTracing(spans.tracing());
    private final List<Message> sent = new ArrayList<>();

    @Test
    void aMessage_carriesItsProducerSpan_aChildOfTheRequest() {
        var message = message(new Headers().put("traceparent", REQUEST).put("Nats-Msg-Id", "id-1"));

        publish(message, null);

        var span = spans.named("publish user.events").getFirst();
        assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(span.getAttributes().asMap())
                .containsEntry(MessagingAttributes.SYSTEM, "nats")
                .containsEntry(MessagingAttributes.MESSAGE_ID, "id-1")
                .containsEntry(MessagingAttributes.BODY_SIZE, 2L);
        var headers = Objects.requireNonNull(sent.getFirst().getHeaders());
        assertThat(headers.get("traceparent"))
                .containsExactly("00-4bf92f3577b34da6a3ce929d0e0e4736-" + span.getSpanId() + "-01");
        assertThat(headers.getFirst("Nats-Msg-Id")).isEqualTo("id-1");
        assertThat(sent.getFirst().getData()).isEqualTo(message.getData());
    }

    @Test
    void aMessageWithoutATrace_beginsOne() {
        publish(message(null), null);

        var span = spans.named("publish user.events").getFirst();
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(Objects.requireNonNull(sent.getFirst().getHeaders()).getFirst("traceparent"))
                .contains(span.getTraceId());
    }

    @Test
    void aMessageThatIsNotStored_isAnError() {
        publish(message(null), new IllegalStateException("no stream"));

        assertThat(spans.named("publish user.events").getFirst().getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
    }

    @Test
    void withTracingOff_theMessageGoesOutAsItIs() {
        var off = new PublishTracing(new Tracing(OpenTelemetry.noop(), true));
        var message = message(new Headers().put("traceparent", REQUEST));

        assertThat(off.begin(message).carriedBy(message)).isSameAs(message);
    }

    private void publish(Message message, @Nullable Throwable failure) {
        var span = tracing.begin(message);
        sent.add(span.carriedBy(message));
        span.end(failure);
    }

    private static Message message(@Nullable Headers headers) {
        return NatsMessage.builder()
                .subject("user.events")
                .headers(headers)
                .data("{}")
                .build();
    }
}
