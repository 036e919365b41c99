package dev.evenflow.user;

import static dev.evenflow.user.UserApi.header;
import static dev.evenflow.user.UserApi.user;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConcurrentWritesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int WRITERS = 40;

    @Inject
    Tables tables;

    @Inject
    DataSource database;

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

    /** PostgreSQL ends the transaction that waited first, the service's; run again it finds the e-mail free. */
    @Test
    void update_isRunAgain_afterADeadlock() throws SQLException {
        var mine = api.created("A", "a@example.com");
        var other = api.created("B", "b@example.com");

        CompletableFuture<HttpResponse<String>> answer;
        try (var rival = database.getConnection();
                var statement = rival.createStatement()) {
            rival.setAutoCommit(false);
            statement.execute("UPDATE users SET email_key = 'free' WHERE " + is(other));
            answer = api.sendJson("PUT", mine, user("A", "b@example.com"));
            await().atMost(PATIENCE).until(() -> tables.count("pg_stat_activity WHERE wait_event_type = 'Lock'") == 1);
            statement.execute("SELECT 1 FROM users WHERE " + is(mine) + " FOR UPDATE");
            rival.commit();
        }

        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(header(answer.join(), "ETag")).isEqualTo("\"2\"");
    }

    private static String is(String path) {
        return "id = " + path.substring("/users/".length());
    }

    private static List<HttpResponse<String>> together(IntFunction<CompletableFuture<HttpResponse<String>>> send) {
        var sent = IntStream.range(0, WRITERS).mapToObj(send).collect(toList());
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
