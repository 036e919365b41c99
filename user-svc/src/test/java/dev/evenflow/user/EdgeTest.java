package dev.evenflow.user;

import static dev.evenflow.user.UserApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.hostile.Promises;
import dev.evenflow.testkit.hostile.RawAnswer;
import dev.evenflow.testkit.hostile.RawCalls;
import dev.evenflow.testkit.hostile.RawConnection;
import dev.evenflow.testkit.hostile.RawTricks;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.testkit.quarkus.ServedAt;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are none, paths that are meant for others, and what answers tell. */
@QuarkusTest
@TestProfile(Secured.class)
class EdgeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECRET = "victim-" + UUID.randomUUID();

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    TestIssuer issuer;

    private final UserApi api = new UserApi();

    @AfterEach
    void answersNormally() {
        var path = api.created("Ann", UUID.randomUUID() + "@example.com");
        assertThat(get(path, "admin").statusCode()).isEqualTo(200);
        assertThat(api.get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "a/", "/b", ";", "a/b, 1", ""})
    void accept_isRefused_thatCannotBeRead(String accept) {
        var answer = api.get("/users", "Accept", accept);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("type").asText()).isEqualTo("tag:evenflow.dev,2025:bad-request");
    }

    static List<RawTricks.Trick> tricks() {
        return RawTricks.all();
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void trick_isRefused_orTheConnectionClosed(RawTricks.Trick trick) {
        try (var connection = RawConnection.to(ServedAt.mainPort(), PATIENCE)) {
            connection.send(trick.bytes());

            for (var answer = connection.answer(); answer.isPresent(); answer = next(connection, answer.get())) {
                assertThat(answer.get().status()).as(answer.get().text()).isBetween(400, 499);
                assertThat(promises().broken(answer.get())).isEmpty();
            }
        }
    }

    /** Some leave the connection in order: whatever else was sent on it is answered at once, or never. */
    private static Optional<RawAnswer> next(RawConnection connection, RawAnswer last) {
        connection.send("GET /end HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return last.head().toLowerCase(Locale.ROOT).contains("connection: close")
                ? Optional.empty()
                : connection.answer();
    }

    static Stream<String> disguisedPaths() {
        return RawTricks.disguisedPaths();
    }

    @ParameterizedTest
    @MethodSource("disguisedPaths")
    void operatorsPath_isNotThere_atTheMainPort(String target) {
        assertThat(status(ServedAt.mainPort(), target, "user", "admin")).isBetween(400, 499);
    }

    @ParameterizedTest
    @MethodSource("disguisedPaths")
    void operatorsPath_isClosedToUsers_atTheManagementPort(String target) {
        if (!target.matches(".*(q|%71).*")) {
            assertThat(status(ServedAt.managementPort(), target, "user")).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/1", "/%75sers/1", "/.well-known/jwks.json", "/q/../users/1"})
    void otherPaths_areNotThere_atTheManagementPort(String target) {
        assertThat(status(ServedAt.managementPort(), target, "user", "admin")).isBetween(400, 404);
    }

    @Test
    void healthAndMetrics_needNoToken_andTellNothingPersonal() {
        api.created(SECRET, UUID.randomUUID() + "@" + SECRET + ".example");
        for (var path : List.of("/q/health", "/q/health/ready", "/q/metrics", "/q/openapi")) {
            var answer = api.get(path, "Origin", "http://another.example");
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).doesNotContain(SECRET);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        assertThat(api.get("/admin/outbox").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/1", "/nothing", "/.well-known/jwks.json", "/users/a;b"})
    void answers_tellBrowsersToDoNothing_andNothingOfTheServer(String path) {
        try (var connection = RawConnection.to(ServedAt.mainPort(), PATIENCE)) {
            connection.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nOrigin: http://another.example\r\n\r\n");

            assertThat(connection.answer().orElseThrow().head().toLowerCase(Locale.ROOT))
                    .contains("x-content-type-options: nosniff", "content-security-policy: default-src 'none'")
                    .contains(path.endsWith("jwks.json") ? "cache-control: public" : "cache-control: no-store")
                    .doesNotContain("server:", "x-powered-by", "access-control-");
        }
    }

    @Test
    void slowBody_isCutOff() {
        try (var slow = RawConnection.to(ServedAt.mainPort(), PATIENCE)) {
            slow.send(
                    "POST /users HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{");

            await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).until(() -> !slow.send(" "));
            assertThat(slow.answer().map(RawAnswer::status).orElse(408)).isEqualTo(408);
        }
    }

    @Test
    void connection_onWhichABodyWasNotWanted_goesOn() {
        try (var connection = RawConnection.to(ServedAt.mainPort(), PATIENCE)) {
            await().pollInterval(Duration.ofMillis(100))
                    .during(Duration.ofSeconds(2))
                    .atMost(PATIENCE)
                    .until(() -> {
                        connection.send("PUT /users/1 HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 30000\r\n\r\n" + " ".repeat(30_000));
                        return connection.answer().map(RawAnswer::status).equals(Optional.of(401));
                    });
        }
    }

    private int status(int port, String target, String... roles) {
        return RawCalls.get(port, target, Optional.of(issuer.token("7", roles))).status();
    }

    private static Promises promises(String... secrets) {
        return new Promises(List.of(secrets), answer -> false);
    }

    private HttpResponse<String> get(String path, String role) {
        return api.get(path, "Authorization", "Bearer " + issuer.token("4711", role));
    }
}
