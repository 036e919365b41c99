package dev.evenflow.bench.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a collector and a scraper see of both services, as packaged. */
class OneTraceIT {

    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-trace");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CALLER = "b7ad6b7169203331";

    private static Stack stack;
    private static TraceReceiver receiver;
    private static ServiceProcess users;
    private static ServiceProcess notifications;

    @BeforeAll
    static void start() throws IOException {
        receiver = new TraceReceiver();
        stack = new Stack(StackOptions.in(FOLDER), (step, elapsed) -> {});
        stack.startServers();
        users = startTraced(Service.USER);
        notifications = startTraced(Service.NOTIFICATION);
        users.awaitReady();
        notifications.awaitReady();
    }

    @AfterAll
    static void stop() {
        stack.close();
        receiver.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    void aWrite_isOneTrace_fromTheCallerToMongoDb() throws Exception {
        var traceId = "0af7651916cd43dd8448eb211c80319c";

        assertThat(post("trace", "traceparent", "00-" + traceId + "-" + CALLER + "-01"))
                .isEqualTo(201);

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
        assertThat(post("quiet")).isEqualTo(201);
        await().atMost(PATIENCE).until(() -> receiver.all().stream().anyMatch(OneTraceIT::isWrite));

        assertThat(receiver.all().stream().filter(span -> span.parentId().isEmpty()))
                .extracting(ReceivedSpan::kind)
                .containsOnly(SpanKind.SPAN_KIND_SERVER);
    }

    @Test
    void metrics_tellOfPublisherAndConsumer() throws Exception {
        assertThat(post("metrics")).isEqualTo(201);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metrics(users))
                        .containsPattern("evenflow_messages_published_total\\{outcome=\"stored\"\\} [1-9]")
                        .contains("evenflow_outbox_pending 0.0", "evenflow_outbox_oldest_age_seconds 0.0"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metrics(notifications))
                        .containsPattern("evenflow_messages_consumed_total\\{outcome=\"applied\"\\} [1-9]")
                        .containsPattern("evenflow_consumer_batch_size_count\\{channel=\"user-events\"\\} [1-9]")
                        .containsPattern("evenflow_event_delay_seconds_count\\{channel=\"user-events\"\\} [1-9]")
                        .containsPattern(
                                "evenflow_event_delay_seconds_bucket\\{channel=\"user-events\",le=\"5.0\"\\} [1-9]")
                        .contains("evenflow_consumer_lag{channel=\"user-events\"} 0.0"));
    }

    private static ServiceProcess startTraced(Service service) {
        return stack.startService(stack.spec(service)
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint())
                .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .with("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100ms")
                .with("EVENFLOW_OUTBOX_METRICS_INTERVAL", "1s")
                .with("EVENFLOW_MESSAGING_METRICS_INTERVAL", "1s"));
    }

    private static int post(String name, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(users.url() + "/users"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"%1$s\",\"email\":\"%1$s@example.com\"}".formatted(name)));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
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

    private static String metrics(ServiceProcess service) {
        return service.http().get("/q/metrics").body();
    }
}
