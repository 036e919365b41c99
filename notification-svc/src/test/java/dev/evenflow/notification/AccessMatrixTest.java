package dev.evenflow.notification;

import static dev.evenflow.notification.user.Changes.upsert;
import static java.net.http.HttpResponse.BodyHandlers.ofInputStream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.notification.user.store.UserNotificationStore;
import dev.evenflow.testkit.access.AccessCell;
import dev.evenflow.testkit.access.AccessRow;
import dev.evenflow.testkit.access.OpenApiRoutes;
import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.access.Token;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.testkit.quarkus.ServedAt;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route with every kind of caller. */
@QuarkusTest
@TestProfile(Secured.class)
class AccessMatrixTest {

    /** NATS is away: who gets that far is told so. */
    private static final List<AccessRow> TABLE = AccessRow.table("""
            GET /notifications                     | 200 | support admin
            GET /notifications/user/{id}           | 200 | user support admin
            GET /notifications/user/{id}/messages  | 200 | user support admin
            GET /notifications/stream              | 200 | support admin
            GET /admin/consistency                 | 200 | admin
            POST /admin/consistency                | 200 | admin
            GET /admin/replay                      | 404 | admin
            POST /admin/replay                     | 503 | admin
            GET /admin/dead-letters                | 503 | admin
            POST /admin/dead-letters/{id}/redrive  | 503 | admin
            POST /admin/dead-letters/redrive       | 503 | admin
            DELETE /admin/dead-letters/{id}        | 503 | admin
            """);

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    TestIssuer issuer;

    @Inject
    UserNotificationStore store;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyRoute_hasARow() throws Exception {
        try (var body = send("GET", "/q/openapi?format=json", Optional.empty()).body()) {
            assertThat(TABLE.stream().map(AccessRow::route).collect(toSet()))
                    .isEqualTo(OpenApiRoutes.of(new ObjectMapper().readTree(body)));
        }
    }

    static Stream<AccessCell> cells() {
        return TABLE.stream().flatMap(AccessRow::cells);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void route_isOpen_toWhoeverMay(AccessCell cell) throws Exception {
        var user = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
        store.apply(List.of(upsert(user, 1))).await().indefinitely();
        var path = cell.row().path().replace("user/{id}", "user/" + user).replace("{id}", "1");

        var answer = send(cell.row().method(), path, cell.caller().token(issuer, user));

        try (var body = answer.body()) {
            assertThat(cell.broken(answer))
                    .as(() -> cell.isAllowed() ? cell.toString() : text(body))
                    .isEmpty();
        }
    }

    @Test
    void stream_endsWithTheToken() throws Exception {
        var token = Token.of(TestIssuer.KEY_ID, "7", "support")
                .endingIn(Duration.ofSeconds(2))
                .signedBy(issuer.key());

        try (var body = send("GET", "/notifications/stream", Optional.of(token)).body()) {
            assertThat(body.readAllBytes()).as("it ends").isNotNull();
        }
    }

    private HttpResponse<InputStream> send(String method, String path, Optional<String> token) throws Exception {
        var body = path.equals("/admin/replay") && method.equals("POST") ? "{\"from\":\"beginning\"}" : "";
        var request = HttpRequest.newBuilder(ServedAt.of(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        token.ifPresent(sent -> request.header("Authorization", "Bearer " + sent));
        return http.send(request.build(), ofInputStream());
    }

    private static String text(InputStream body) {
        try {
            return new String(body.readAllBytes(), UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
