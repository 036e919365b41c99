package dev.evenflow.bench.observe;

import static dev.evenflow.bench.observe.TracedServices.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a collector and a scraper see of both services, as packaged. */
class OneTraceIT {

    private static final String CALLER = "b7ad6b7169203331";

    private static TraceReceiver receiver;
    private static TracedServices services;

    @BeforeAll
    static void start() throws IOException {
        receiver = new TraceReceiver();
        services = TracedServices.start(receiver);
    }

    @AfterAll
    static void stop() {
        services.close();
        receiver.close();
    }

    @Test
    void aWrite_isOneTrace_fromTheCallerToMongoDb() throws Exception {
        var traceId = "0af7651916cd43dd8448eb211c80319c";

        services.createUser("trace", "traceparent", "00-" + traceId + "-" + CALLER + "-01");

        await().atMost(PATIENCE).until(() -> isComplete(traceId));
        var request = only(traceId, SpanKind.SPAN_KIND_SERVER);
        assertThat(request.parentId()).isEqualTo(CALLER);
        assertThat(request.service()).isEqualTo("user-svc");
        var publish = only(traceId, SpanKind.SPAN_KIND_PRODUCER);
        assertThat(publish.isChildOf(request)).isTrue();
        assertThat(publish.name()).isEqualTo("publish user.events");
        assertThat(publish.service()).isEqualTo("user-svc");
        var process = only(traceId, SpanKind.SPAN_KIND_CONSUMER);
        assertThat(process.isChildOf(publish)).isTrue();
        assertThat(process.name()).isEqualTo("process user.events");
        assertThat(process.service()).isEqualTo("notification-svc");
        assertThat(process.attribute("db.collection.name")).isEqualTo("user_notifications");
        assertThat(process.attribute("messaging.message.id")).isEqualTo(publish.attribute("messaging.message.id"));
        var write = write(traceId);
        assertThat(write.isChildOf(process)).isTrue();
        assertThat(write.attribute("db.system.name")).isEqualTo("mongodb");
        assertThat(receiver.trace(traceId))
                .anySatisfy(span -> assertThat(span.name()).startsWith("INSERT"));
    }

    @Test
    void whatTheServicesDoByThemselves_beginsNoTrace() throws Exception {
        services.createUser("quiet");
        await().atMost(PATIENCE).until(() -> receiver.all().stream().anyMatch(ReceivedSpan::isAlone));

        assertThat(receiver.all().stream().filter(ReceivedSpan::isAlone))
                .extracting(ReceivedSpan::kind)
                .containsOnly(SpanKind.SPAN_KIND_SERVER);
    }

    @Test
    void metrics_tellOfPublisherAndConsumer() throws Exception {
        services.createUser("metrics");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(services.metricsOfUsers())
                        .containsPattern("evenflow_messages_published_total\\{outcome=\"stored\"\\} [1-9]")
                        .contains("evenflow_outbox_pending 0.0", "evenflow_outbox_oldest_age_seconds 0.0"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(services.metricsOfNotifications())
                        .containsPattern("evenflow_messages_consumed_total\\{outcome=\"applied\"\\} [1-9]")
                        .containsPattern("evenflow_consumer_batch_size_count\\{channel=\"user-events\"\\} [1-9]")
                        .containsPattern("evenflow_event_delay_seconds_count\\{channel=\"user-events\"\\} [1-9]")
                        .containsPattern(
                                "evenflow_event_delay_seconds_bucket\\{channel=\"user-events\",le=\"5.0\"\\} [1-9]")
                        .contains("evenflow_consumer_lag{channel=\"user-events\"} 0.0"));
    }

    private static boolean isComplete(String traceId) {
        var kinds = receiver.trace(traceId).stream().map(ReceivedSpan::kind).toList();
        return kinds.containsAll(
                        List.of(SpanKind.SPAN_KIND_SERVER, SpanKind.SPAN_KIND_PRODUCER, SpanKind.SPAN_KIND_CONSUMER))
                && receiver.trace(traceId).stream().anyMatch(OneTraceIT::isWrite);
    }

    private static ReceivedSpan only(String traceId, SpanKind kind) {
        var found = receiver.trace(traceId).stream()
                .filter(span -> span.kind() == kind)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static ReceivedSpan write(String traceId) {
        return receiver.trace(traceId).stream()
                .filter(OneTraceIT::isWrite)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isWrite(ReceivedSpan span) {
        return span.name().equals("bulkWrite user_notifications");
    }
}
