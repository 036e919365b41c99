package dev.evenflow.bench.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Both services as packaged, which send their spans to a receiver and count once a second. */
final class TracedServices implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunFolder folder;
    private final Stack stack;
    private final ServiceProcess users;
    private final ServiceProcess notifications;

    private TracedServices(RunFolder folder, Stack stack, ServiceProcess users, ServiceProcess notifications) {
        this.folder = folder;
        this.stack = stack;
        this.users = users;
        this.notifications = notifications;
    }

    static TracedServices start(TraceReceiver receiver) {
        var folder = RunFolder.temporary("evenflow-trace");
        var stack = new Stack(StackOptions.in(folder), (step, elapsed) -> {});
        try {
            stack.startServers();
            var users = start(stack, Service.USER, receiver);
            var notifications = start(stack, Service.NOTIFICATION, receiver);
            return new TracedServices(folder, stack, users.awaitReady(), notifications.awaitReady());
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Returns when the copy is written, so that no event shares a batch with that of another test. */
    void createUser(String name, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(users.url() + "/users"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"%1$s\",\"email\":\"%1$s@example.com\"}".formatted(name)));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(201);
            var copy = answer.headers().firstValue("Location").orElseThrow().replace("/users", "/notifications/user");
            await().atMost(PATIENCE).until(() -> notifications.http().get(copy).status() == 200);
        }
    }

    String metricsOfUsers() {
        return users.http().get("/q/metrics").body();
    }

    String metricsOfNotifications() {
        return notifications.http().get("/q/metrics").body();
    }

    @Override
    public void close() {
        stack.close();
        Folders.delete(folder.path());
    }

    private static ServiceProcess start(Stack stack, Service service, TraceReceiver receiver) {
        return stack.startService(stack.spec(service)
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint())
                .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .with("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100ms")
                .with("EVENFLOW_OUTBOX_METRICS_INTERVAL", "1s")
                .with("EVENFLOW_MESSAGING_METRICS_INTERVAL", "1s"));
    }
}
