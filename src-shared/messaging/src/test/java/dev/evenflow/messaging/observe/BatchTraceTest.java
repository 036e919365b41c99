package dev.evenflow.messaging.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.TracingMetadata;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class BatchTraceTest {

    private static final String FIRST = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String SECOND = "00-11111111111111111111111111111111-2222222222222222-01";
    private static final Attributes WRITE = Attributes.builder()
            .put("db.system.name", "mongodb")
            .put("db.collection.name", "users")
            .build();

    private final FinishedSpans spans = new FinishedSpans();
    private final Tracing tracing = spans.tracing();
    private final EffectTracing effects = new EffectTracing(tracing);

    @Test
    void oneEvent_hasItsWriteInItsOwnTrace() {
        handle(List.of(SomeDelivery.causedBy(FIRST)), Optional.empty());

        var process = spans.named("process user.events").getFirst();
        assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(process.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(process.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(process.getAttributes().asMap())
                .containsEntry(MessagingAttributes.SYSTEM, "nats")
                .containsEntry(MessagingAttributes.CONSUMER, "notification-svc")
                .containsEntry(MessagingAttributes.CORRELATION_ID, "order-4711")
                .containsEntry(MessagingAttributes.EVENT_TYPE, "user_deleted")
                .containsEntry(MessagingAttributes.BATCH_SIZE, 1L)
                .containsAllEntriesOf(WRITE.asMap());
        var write = spans.named("bulkWrite users").getFirst();
        assertThat(write.getTraceId()).isEqualTo(process.getTraceId());
        assertThat(write.getParentSpanId()).isEqualTo(process.getSpanId());
    }

    @Test
    void severalEvents_stayInTheirTracesAndAreLinkedWithTheWrite() {
        handle(List.of(SomeDelivery.causedBy(FIRST), SomeDelivery.causedBy(SECOND)), Optional.empty());

        var process = spans.named("process user.events");
        assertThat(process)
                .extracting(SpanData::getTraceId, SpanData::getParentSpanId)
                .containsExactly(
                        tuple("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"),
                        tuple("11111111111111111111111111111111", "2222222222222222"));
        var write = spans.named("bulkWrite users").getFirst();
        assertThat(write.getParentSpanContext().isValid()).isFalse();
        assertThat(write.getLinks())
                .extracting(LinkData::getSpanContext)
                .containsExactlyElementsOf(
                        process.stream().map(SpanData::getSpanContext).toList());
        assertThat(process).allSatisfy(span -> {
            assertThat(span.getAttributes().asMap()).containsAllEntriesOf(WRITE.asMap());
            assertThat(span.getLinks()).extracting(LinkData::getSpanContext).containsExactly(write.getSpanContext());
        });
    }

    @Test
    void aFailedWrite_isAnErrorOfTheWriteAndOfItsEvents() {
        handle(List.of(SomeDelivery.causedBy(FIRST)), Optional.of(new IllegalStateException("database away")));

        assertThat(spans.all()).hasSize(2).allSatisfy(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.getStatus().getDescription()).isEqualTo("database away");
            assertThat(span.getAttributes().get(MessagingAttributes.ERROR_TYPE))
                    .isEqualTo("java.lang.IllegalStateException");
        });
    }

    @Test
    void aRejectedEvent_isAnErrorAmongTheOthers() {
        handle(
                List.of(
                        SomeDelivery.causedBy(FIRST).rejected(),
                        SomeDelivery.causedBy(SECOND),
                        SomeDelivery.causedBy("no trace")),
                Optional.empty());

        assertThat(spans.named("process user.events"))
                .extracting(span -> span.getStatus().getStatusCode())
                .containsExactly(StatusCode.ERROR, StatusCode.UNSET, StatusCode.UNSET);
    }

    @Test
    void aWriteOutsideOfABatch_hasNoSpan() {
        effects.write("bulkWrite users", WRITE, () -> Uni.createFrom().item(1))
                .await()
                .indefinitely();

        assertThat(spans.all()).isEmpty();
    }

    @Test
    void withTracingOff_messageAndWriteStayAsTheyAre() {
        var off = new Tracing(io.opentelemetry.api.OpenTelemetry.noop(), true);
        var message = Message.of("batch");

        var observed = observation(off).begin(List.of(SomeDelivery.causedBy(FIRST)));

        assertThat(observed.traced(message)).isSameAs(message);
        var write = Uni.createFrom().item(1);
        assertThat(new EffectTracing(off).write("bulkWrite users", WRITE, () -> write))
                .isSameAs(write);
    }

    /** As a channel does: the consumer is called in the context that the message carries. */
    private void handle(List<SomeDelivery> batch, Optional<RuntimeException> failure) {
        var observed = observation(tracing).begin(batch);
        var message = observed.traced(Message.of("batch"));
        Context context = TracingMetadata.fromMessage(message).orElseThrow().getCurrentContext();
        try (var scope = context.makeCurrent()) {
            assertThat(scope).isNotNull();
            effects.write(
                            "bulkWrite users",
                            WRITE,
                            () -> failure.map(Uni.createFrom()::<Integer>failure)
                                    .orElseGet(() -> Uni.createFrom().item(1)))
                    .onFailure()
                    .recoverWithItem(0)
                    .await()
                    .indefinitely();
        }
        failure.ifPresentOrElse(observed::failed, observed::durable);
    }

    private static ConsumerObservation observation(Tracing tracing) {
        return new ConsumerObservation(
                new ConsumerMeters(new SimpleMeterRegistry(), "user-events"),
                ConsumerIdentity.of("user.events", "notification-svc"),
                tracing.tracer());
    }
}
