package dev.evenflow.notification.stream;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserUpdated;
import dev.evenflow.notification.Consuming;
import dev.evenflow.notification.StoredUsers;
import dev.evenflow.notification.message.Told;
import dev.evenflow.notification.stream.SseClient.Heard;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything is consumed here, from a broker of this test's own. */
@QuarkusTest
@TestProfile(Consuming.class)
class StreamResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");

    /** Of 60 kB each: more than the buffers of the sockets take. */
    private static final int LARGE_EVENTS = 200;

    /** Nobody who reads is cut off: fewer than fit into a client's buffer. */
    private static final int AT_ONCE = 10;

    @TestHTTPResource("/notifications/stream")
    @SuppressWarnings("NullAway.Init") // by Quarkus
    URI url;

    @Inject
    StoredUsers copy;

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    NatsServer nats;

    private final List<SseClient> clients = new ArrayList<>();
    private Events events;

    @BeforeEach
    void connect() throws Exception {
        events = new Events(nats.url());
        await().pollDelay(Duration.ZERO).ignoreExceptions().atMost(PATIENCE).until(events::isReady);
        awaitListening(0);
        events.purge();
        copy.empty();
    }

    @AfterEach
    void disconnect() throws Exception {
        clients.forEach(SseClient::close);
        events.close();
    }

    @Test
    void everyChange_isHeard_asItIsApplied() throws Exception {
        var client = listen(Optional.empty());
        var order = Told.orderOf(1);

        events.publish(new UserUpdated(1, "Jane", "jane@example.com", AT), 1);
        awaitEvents(client, 1);
        events.publish(order.confirmed(), 1);
        awaitEvents(client, 2);
        events.publish(new UserDeleted(1, AT), 2);
        awaitEvents(client, 3);

        assertThat(client.response().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
        assertThat(client.events())
                .extracting(heard -> heard.name().orElseThrow())
                .containsExactly("user", "message", "user_deleted");
        assertThat(client.events().get(0).data())
                .isEqualTo("{\"user_id\":1,\"name\":\"Jane\",\"email\":\"jane@example.com\","
                        + "\"updated_at\":\"2025-05-25T10:00:00Z\"}");
        assertThat(client.events().get(1).data())
                .contains(
                        "\"user_id\":1",
                        "\"kind\":\"confirmed\"",
                        order.orderId().toString());
        assertThat(client.events().get(2).data()).isEqualTo("{\"user_id\":1,\"updated_at\":\"2025-05-25T10:00:00Z\"}");
    }

    @Test
    void whoComesBack_hearsWhatWasMissed_andNothingTwice() throws Exception {
        var first = listen(Optional.empty());
        events.publish(new UserUpdated(2, "before", "two@example.com", AT), 1);
        awaitEvents(first, 1);
        first.close();
        events.publish(new UserUpdated(2, "missed", "two@example.com", AT), 2);
        events.publish(Told.orderOf(2).confirmed(), 1);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> get("/notifications/user/2/messages").then().header("X-Total-Count", "1"));

        var second = listen(Optional.of(first.lastId()));
        awaitEvents(second, 2);
        events.publish(new UserUpdated(2, "after", "two@example.com", AT), 3);
        awaitEvents(second, 3);

        assertThat(second.events())
                .extracting(Heard::data)
                .filteredOn(data -> data.contains("\"name\""))
                .allSatisfy(data -> assertThat(data).containsAnyOf("missed", "after"))
                .hasSize(2);
    }

    @Test
    void whoComesBackTooLate_isTold() throws Exception {
        for (var version = 1; version <= 30; version++) {
            events.publish(new UserUpdated(3, "v" + version, "three@example.com", AT), version);
        }

        var client = listen(Optional.of("1-0"));
        awaitEvents(client, 1);

        assertThat(client.events().getFirst().name()).contains("reset");
        assertThat(listen(Optional.of("nonsense")).events().getFirst().name()).contains("reset");
    }

    @Test
    void whoListens_isTold_whenTheStreamIsMadeAnew() throws Exception {
        var client = listen(Optional.empty());
        events.publish(new UserUpdated(4, "Jane", "four@example.com", AT), 1);
        awaitEvents(client, 1);

        events.deleteUsersStream();
        await().atMost(PATIENCE).ignoreExceptions().until(events::isReady);
        awaitEvents(client, 2);

        assertThat(client.events().get(1).name()).contains("reset");
    }

    @Test
    void connection_staysOpen_byComments() {
        var client = listen(Optional.empty());

        await().atMost(PATIENCE).until(() -> client.all().size() >= 3);

        assertThat(client.events()).isEmpty();
        assertThat(client.all()).allSatisfy(heard -> assertThat(heard.id()).matches("\\d+-\\d+"));
    }

    @Test
    void whoDoesNotRead_isCutOff_andNobodyElse() throws Exception {
        var reader = listen(Optional.empty());
        try (var silent = silentListener()) {
            awaitListening(2);
            assertThat(silent.isConnected()).isTrue();
            var large = "x".repeat(60_000);

            for (var version = 1; version <= LARGE_EVENTS; version++) {
                events.publish(new UserUpdated(5, large, "five@example.com", AT), version);
                if (version % AT_ONCE == 0) {
                    awaitEvents(reader, version);
                }
            }

            awaitMetric("evenflow_stream_ended_total{reason=\"cut_off\"} 1.0");
            awaitListening(1);
        }
        assertThat(reader.events()).hasSize(LARGE_EVENTS);
    }

    @Test
    void oneTooMany_isRefused_untilAnotherLeaves() {
        var listening = Stream.generate(() -> listen(Optional.empty()))
                .limit(Consuming.MOST_CLIENTS)
                .toList();

        get("/notifications/stream")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", endsWith("unavailable"));

        listening.getFirst().close();
        awaitListening(Consuming.MOST_CLIENTS - 1);
        listen(Optional.empty());
    }

    /** A connection that asks and never reads. */
    private Socket silentListener() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
        var request = "GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getHost() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        return socket;
    }

    private static void awaitListening(int clients) {
        awaitMetric("evenflow_stream_clients " + clients + ".0");
    }

    private static void awaitMetric(String line) {
        await().atMost(PATIENCE).untilAsserted(() -> get("/q/metrics").then().body(containsString(line)));
    }

    /** One that was admitted. */
    private SseClient listen(Optional<String> last) {
        var client = new SseClient(url.toString(), last);
        clients.add(client);
        await().atMost(PATIENCE).until(() -> !client.all().isEmpty());
        return client;
    }

    private static void awaitEvents(SseClient client, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(client.events()).hasSize(count));
    }
}
