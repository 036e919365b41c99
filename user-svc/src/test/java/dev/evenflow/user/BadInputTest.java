package dev.evenflow.user;

import static dev.evenflow.user.UserApi.header;
import static dev.evenflow.user.UserApi.json;
import static dev.evenflow.user.UserApi.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client gets wrong is answered with a problem; nothing is written, nothing is published. */
@QuarkusTest
class BadInputTest {

    private static final String DEEP = "[".repeat(50) + "]".repeat(50);
    private static final String HUGE = "x".repeat(1024 * 1024);

    @Inject
    Tables tables;

    private final UserApi api = new UserApi();

    @BeforeEach
    void clear() {
        tables.clear();
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(tables.count("users")).isZero();
        assertThat(tables.count("outbox")).isZero();
        assertThat(tables.count("idempotency_keys")).isZero();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("{", "malformed-json", ""),
                arguments("", "validation", "body"),
                arguments("null", "validation", "body"),
                arguments("[]", "malformed-json", ""),
                arguments("7", "malformed-json", ""),
                arguments("{\"name\":\"A\",\"email\":\"a@b.org\"} {}", "malformed-json", ""),
                arguments("{\"name\":\"A\",\"email\":\"a@b.org\"", "malformed-json", ""),
                arguments(user("A", "a@b.org").replace("}", ",\"x\":" + DEEP + "}"), "malformed-json", ""),
                arguments(user("A", "a@b.org").replace("}", ",\"x\":" + "9".repeat(101) + "}"), "malformed-json", ""),
                arguments(user("A", "a@b.org").replace("}", ",\"" + "x".repeat(257) + "\":1}"), "malformed-json", ""),
                arguments("{}", "validation", "email name"),
                arguments("{\"name\":null,\"email\":null}", "validation", "email name"),
                arguments("{\"name\":7,\"email\":\"a@b.org\"}", "validation", "name"),
                arguments("{\"name\":{\"a\":1},\"email\":\"a@b.org\"}", "validation", "name"),
                arguments(user("", "a@b.org"), "validation", "name"),
                arguments(user(" \t", "a@b.org"), "validation", "name name"),
                arguments(user("x".repeat(300), "a@b.org"), "validation", "name"),
                arguments(user("A", "not an e-mail"), "validation", "email"),
                arguments(user("A", "x".repeat(300) + "@b.org"), "validation", "email email"),
                arguments("{\"name\":\"a\\u0000b\",\"email\":\"a@b.org\"}", "validation", "name"),
                arguments("{\"name\":\"a\\ud800b\",\"email\":\"a@b.org\"}", "validation", "name"),
                arguments("{\"name\":\"A\",\"email\":\"a\\u0000@b.org\"}", "validation", "email email"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void create_refuses(String body, String type, String fields) {
        var response = api.post("/users", body, "Idempotency-Key", "k");

        assertProblem(response, 400, type);
        assertThat(json(response).path("violations").findValuesAsText("field"))
                .containsExactly(fields.isEmpty() ? new String[0] : fields.split(" "));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void update_refuses(String body, String type, String fields) {
        assertProblem(api.put("/users/1", body), 400, type);
    }

    @Test
    void create_refuses_rawControlCharactersAndBrokenUtf8() {
        assertProblem(api.post("/users", "{\"name\":\"a\u0000b\",\"email\":\"a@b.org\"}"), 400, "malformed-json");
        var broken = "{\"name\":\"a\u00e9\",\"email\":\"a@b.org\"}".getBytes(StandardCharsets.ISO_8859_1);
        var sent = api.send("POST", "/users", BodyPublishers.ofByteArray(broken), "Content-Type", "application/json");
        assertProblem(sent.join(), 400, "malformed-json");
    }

    @Test
    void create_refuses_otherContentTypes() {
        var body = BodyPublishers.ofString(user("A", "a@b.org"));
        assertProblem(
                api.send("POST", "/users", body, "Content-Type", "text/plain").join(), 415, "unsupported-media-type");
        var form = api.send("POST", "/users", body, "Content-Type", "application/x-www-form-urlencoded");
        assertProblem(form.join(), 415, "unsupported-media-type");
    }

    @Test
    void create_refuses_largeBodies_announcedOrInChunks() {
        var body = user(HUGE, "a@b.org");
        assertProblem(api.post("/users", body), 413, "payload-too-large");
        var chunks =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        assertProblem(
                api.send("POST", "/users", chunks, "Content-Type", "application/json")
                        .join(),
                413,
                "payload-too-large");
    }

    @Test
    void unknownIdsAndPaths_areNotFound() {
        for (var path : new String[] {
            "/users/4711",
            "/users/abc",
            "/users/99999999999999999999",
            "/users/-1",
            "/users/1.5",
            "/nothing",
            "/users/1/x"
        }) {
            assertProblem(api.get(path), 404, "not-found");
        }
        assertProblem(api.put("/users/abc", user("A", "a@b.org")), 404, "not-found");
        assertProblem(api.delete("/users/abc"), 404, "not-found");
        assertProblem(api.get("/users/4711/validate"), 404, "not-found");
        assertProblem(api.get("/q/nothing"), 404, "not-found");
    }

    @Test
    void wrongMethod_isNotAllowed() {
        assertProblem(api.delete("/users"), 405, "method-not-allowed");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
        assertThat(json(response).get("type").textValue()).isEqualTo("tag:evenflow.dev,2025:" + type);
        assertThat(json(response).get("status").intValue()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("\tat ", "Exception", "dev.evenflow.user", "java.");
    }
}
