package dev.evenflow.user;

import static dev.evenflow.user.UserApi.header;
import static dev.evenflow.user.UserApi.user;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConcurrentWritesTest {

    private static final int WRITERS = 40;

    @Inject
    Tables tables;

    private final UserApi api = new UserApi();

    @BeforeEach
    void clear() {
        tables.clear();
    }

    @Test
    void creates_withOneEmail_haveOneWinner() {
        var answers = together(i -> api.sendJson("POST", "/users", user("U" + i, i % 2 == 0 ? "a@b.org" : "A@B.org")));

        assertThat(answers).filteredOn(a -> a.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(a -> a.statusCode() == 409).hasSize(WRITERS - 1);
        assertThat(tables.count("users")).isOne();
        assertThat(tables.count("outbox")).isOne();
    }

    @Test
    void updates_ofOneUser_allSucceed_andLeaveNoGap() {
        var path = api.created("A", "a@example.com");
        var id = Long.parseLong(path.substring("/users/".length()));

        var answers = together(i -> api.sendJson("PUT", path, user("U" + i, "a@example.com")));

        var versions = LongStream.rangeClosed(1, WRITERS + 1).boxed().toList();
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> header(answer, "ETag"))
                .containsExactlyInAnyOrderElementsOf(
                        versions.stream().skip(1).map(v -> "\"" + v + "\"").toList());
        assertThat(tables.outboxOf(id)).extracting(row -> row.get("version")).isEqualTo(List.copyOf(versions));
    }

    @Test
    void updates_withOneVersion_haveOneWinner() {
        var path = api.created("A", "a@example.com");

        var answers = together(i -> api.sendJson("PUT", path, user("U" + i, "a@example.com"), "If-Match", "\"1\""));

        assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSize(1);
        assertThat(answers).filteredOn(a -> a.statusCode() == 412).hasSize(WRITERS - 1);
    }

    @Test
    void swappingEmails_neverFailsUnexpectedly() {
        var a = api.created("A", "a@example.com");
        var b = api.created("B", "b@example.com");

        var answers = together(i -> api.sendJson(
                "PUT", i % 2 == 0 ? a : b, user("U", (i / 2) % 2 == 0 ? "a@example.com" : "b@example.com")));

        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsAnyOf(200)
                .isSubsetOf(200, 409);
    }

    private static List<HttpResponse<String>> together(IntFunction<CompletableFuture<HttpResponse<String>>> send) {
        var sent = IntStream.range(0, WRITERS).mapToObj(send).collect(toList());
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
