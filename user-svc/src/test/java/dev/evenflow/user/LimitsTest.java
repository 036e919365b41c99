package dev.evenflow.user;

import static dev.evenflow.user.UserApi.header;
import static dev.evenflow.user.UserApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.hostile.RawAnswer;
import dev.evenflow.testkit.hostile.RawConnection;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.testkit.quarkus.ServedAt;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody takes what is meant for all. */
@QuarkusTest
@TestProfile(Tight.class)
class LimitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    TestIssuer issuer;

    private final UserApi api = new UserApi();

    @Test
    void caller_isRefused_whoCallsTooOften_andNobodyElse() {
        var id = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);

        var answers = IntStream.range(0, 40).mapToObj(call -> get(id)).toList();

        assertThat(answers.getFirst().statusCode()).isEqualTo(404);
        assertThat(header(answers.getFirst(), "RateLimit-Policy")).isEqualTo("\"caller\";q=10;w=5");
        assertThat(header(answers.getFirst(), "RateLimit")).isEqualTo("\"caller\";r=9;t=1");
        var refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(json(refused).path("type").asText()).isEqualTo("tag:evenflow.dev,2025:too-many-requests");
        assertThat(header(refused, "Retry-After")).isEqualTo("1");
        assertThat(header(refused, "RateLimit")).startsWith("\"caller\";r=0;");
        assertThat(get(id + 1).statusCode()).isEqualTo(404);
        assertThat(api.get("/q/metrics").body()).contains("evenflow_requests_limited_total{caller=\"user\"}");
        await().atMost(PATIENCE).until(() -> get(id).statusCode() == 404);
    }

    @Test
    void nobody_isCountedByAddress() {
        assertThat(IntStream.range(0, 40)
                        .map(call -> api.get("/users/1", "X-Forwarded-For", "192.0.2." + call)
                                .statusCode()))
                .contains(401, 429)
                .doesNotContain(200);
    }

    @Test
    void slowHeaders_endWithTheIdleTime() {
        try (var slow = connection()) {
            slow.send("GET /users HTTP/1.1\r\nHost: loc");

            assertThat(slow.answer()).as("closed").isEmpty();
        }
    }

    @Test
    void connections_areLimited_andComeBack() {
        var open = Stream.generate(this::connection).limit(40).toList();
        try {
            open.forEach(connection -> connection.send("GET /.well-known/jwks.json HTTP/1.1\r\nHost: a\r\n\r\n"));

            assertThat(open.stream().filter(connection -> connection.answer().isPresent()))
                    .hasSizeLessThanOrEqualTo(20);
            assertThat(api.get("/q/health/live").statusCode())
                    .as("probes have their own port")
                    .isEqualTo(200);
        } finally {
            open.forEach(RawConnection::close);
        }
        await().atMost(PATIENCE).until(() -> {
            try (var again = connection()) {
                again.send("GET /.well-known/jwks.json HTTP/1.1\r\nHost: a\r\n\r\n");
                return again.answer().map(RawAnswer::status).isPresent();
            }
        });
    }

    private RawConnection connection() {
        return RawConnection.to(ServedAt.mainPort(), PATIENCE);
    }

    private HttpResponse<String> get(long id) {
        return api.get("/users/" + id, "Authorization", "Bearer " + issuer.token(Long.toString(id), "user"));
    }
}
