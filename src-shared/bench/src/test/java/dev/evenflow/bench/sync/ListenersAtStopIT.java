package dev.evenflow.bench.sync;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.bench.UserStream;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams of changes do not hold up a service that is told to stop. */
class ListenersAtStopIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Requests alone would be waited for so long. */
    private static final Duration SOON = Duration.ofSeconds(4);

    /** More than the buffers of the sockets take, and fewer than a client is cut off for. */
    private static final int EVENTS = 250;

    private static final String LARGE = "x".repeat(60_000);

    /** Of a response that ended in order. */
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-stop");

    private final Stack stack = new Stack(StackOptions.in(FOLDER), (step, elapsed) -> {});

    @AfterEach
    void stop() {
        stack.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    void terminate_endsTheStreams_ofThoseWhoReadAndThoseWhoDoNot() throws Exception {
        stack.startServers();
        stack.startServices(Service.NOTIFICATION);
        try (var reader = listener();
                var silent = listener()) {
            await().atMost(PATIENCE).until(() -> metrics().contains("evenflow_stream_clients 2.0"));
            var heard = CompletableFuture.supplyAsync(() -> readToTheEnd(reader));
            publish();
            await().atMost(PATIENCE).until(() -> metrics().contains(told()));

            var before = System.nanoTime();
            var exit = stack.service(Service.NOTIFICATION).terminate();
            var took = Duration.ofNanos(System.nanoTime() - before);

            assertThat(exit).isZero();
            assertThat(took).isLessThan(SOON);
            assertThat(heard.get(10, TimeUnit.SECONDS)).endsWith(LAST_CHUNK);
            assertThat(readToTheEnd(silent)).doesNotEndWith(LAST_CHUNK);
        }
    }

    private Socket listener() throws IOException {
        var url = URI.create(stack.url(Service.NOTIFICATION));
        var socket = new Socket(url.getHost(), url.getPort());
        var request = "GET /notifications/stream HTTP/1.1\r\nHost: " + url.getHost() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        return socket;
    }

    private static String readToTheEnd(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void publish() throws IOException, InterruptedException {
        try (var users = UserStream.connect(stack.servers().addresses().getOrDefault(Servers.NATS_URL, ""))) {
            users.publish(1, EVENTS, ListenersAtStopIT::user);
        }
    }

    private static byte[] user(int id) {
        var event = """
                {"id":"01970000-0000-7000-8000-%012d","type":"user_created","aggregate_id":"%d","version":1,
                 "timestamp":"2025-05-25T10:00:00Z","metadata":{"correlation_id":"1","causation_id":"1","schema":1},
                 "payload":{"id":%d,"name":"%s","email":"u%d@example.com","updated_at":"2025-05-25T10:00:00Z"}}""".formatted(id, id, id, LARGE, id);
        return event.getBytes(UTF_8);
    }

    private String metrics() {
        return stack.http(Service.NOTIFICATION).get("/q/metrics").body();
    }

    private static String told() {
        return "evenflow_stream_changes_total{outcome=\"told\"} " + EVENTS + ".0";
    }
}
