package dev.evenflow.user;

import static dev.evenflow.user.UserApi.header;
import static dev.evenflow.user.UserApi.json;
import static dev.evenflow.user.UserApi.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotentCreateTest {

    private static final String KEY = "Idempotency-Key";

    @Inject
    Tables tables;

    private final UserApi api = new UserApi();

    @BeforeEach
    void clear() {
        tables.clear();
    }

    @Test
    void retry_getsTheFirstAnswer_evenAfterTheUserChanged() {
        var first = api.post("/users", user("A", "a@example.com"), KEY, "k-1");
        api.put(header(first, "Location"), user("B", "b@example.com"));

        var retry = api.post("/users", " {\"email\":\"a@example.com\", \"name\":\"A\"}", KEY, "k-1");

        assertThat(retry.statusCode()).isEqualTo(201);
        assertThat(retry.body()).isEqualTo(first.body());
        for (var name : new String[] {"Location", "ETag", "Content-Type"}) {
            assertThat(header(retry, name)).isEqualTo(header(first, name));
        }
        assertThat(tables.count("users")).isOne();
        assertThat(tables.count("outbox")).isEqualTo(2);
    }

    @Test
    void sameKey_isRefused_forAnotherBody() {
        api.post("/users", user("A", "a@example.com"), KEY, "k-1");

        var other = api.post("/users", user("A", "other@example.com"), KEY, "k-1");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).get("type").textValue()).isEqualTo("tag:evenflow.dev,2025:idempotency-key-reused");
        assertThat(tables.count("users")).isOne();
    }

    @Test
    void failedRequest_leavesItsKeyFree() {
        var path = api.created("A", "a@example.com");
        assertThat(api.post("/users", user("B", "a@example.com"), KEY, "k-1").statusCode())
                .isEqualTo(409);
        api.delete(path);

        assertThat(api.post("/users", user("B", "a@example.com"), KEY, "k-1").statusCode())
                .isEqualTo(201);
    }

    @Test
    void expiredKey_isANewRequest() {
        api.post("/users", user("A", "a@example.com"), KEY, "k-1");
        tables.execute("UPDATE idempotency_keys SET created_at = now() - interval '25 hours'");

        assertThat(api.post("/users", user("B", "b@example.com"), KEY, "k-1").statusCode())
                .isEqualTo(201);
        assertThat(tables.count("users")).isEqualTo(2);
    }

    @Test
    void concurrentRequests_makeOneUser() {
        var sent = IntStream.range(0, 10)
                .mapToObj(i -> api.sendJson("POST", "/users", user("A", "a@example.com"), KEY, "k-1"))
                .toList();

        assertThat(sent)
                .extracting(CompletableFuture::join)
                .extracting(HttpResponse::statusCode, HttpResponse::body)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(
                        201, sent.getFirst().join().body()));
        assertThat(tables.count("users")).isOne();
        assertThat(tables.count("outbox")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void keys_mustBeVisibleAscii(String key) {
        assertThat(api.post("/users", user("A", "a@example.com"), KEY, key).statusCode())
                .isEqualTo(400);
    }

    @Test
    void keys_areAtMost255Long() {
        assertThat(api.post("/users", user("A", "a@example.com"), KEY, "k".repeat(255))
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.post("/users", user("B", "b@example.com"), KEY, "k".repeat(256))
                        .statusCode())
                .isEqualTo(400);
    }
}
