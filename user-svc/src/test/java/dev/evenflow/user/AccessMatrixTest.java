package dev.evenflow.user;

import static dev.evenflow.user.UserApi.header;
import static dev.evenflow.user.UserApi.json;
import static dev.evenflow.user.UserApi.user;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.access.AccessCell;
import dev.evenflow.testkit.access.AccessRow;
import dev.evenflow.testkit.access.Kind;
import dev.evenflow.testkit.access.OpenApiRoutes;
import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.user.signin.SignInApi;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route with every kind of caller. */
@QuarkusTest
@TestProfile(Secured.class)
class AccessMatrixTest {

    private static final List<AccessRow> TABLE = AccessRow.table("""
            POST /users                  | 201 | all
            GET /users                   | 200 | support admin
            GET /users/{id}              | 200 | user support admin
            PUT /users/{id}              | 200 | user admin
            DELETE /users/{id}           | 204 | user admin
            PUT /users/{id}/password     | 204 | user admin
            GET /users/{id}/validate     | 200 | user support admin service
            POST /auth/token             | 400 | all
            POST /auth/revoke            | 200 | all
            GET /.well-known/jwks.json   | 200 | all
            GET /admin/outbox            | 200 | admin
            GET /admin/republish         | 404 | admin
            POST /admin/republish        | 202 | admin
            GET /admin/users/{id}/roles  | 200 | admin
            PUT /admin/users/{id}/roles  | 200 | admin
            """);

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    TestIssuer issuer;

    private final UserApi api = new UserApi();

    @Test
    void everyRoute_hasARow() {
        assertThat(TABLE.stream().map(AccessRow::route).collect(toSet()))
                .isEqualTo(OpenApiRoutes.of(json(api.get("/q/openapi?format=json"))));
    }

    static Stream<AccessCell> cells() {
        return TABLE.stream().flatMap(AccessRow::cells);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void route_isOpen_toWhoeverMay(AccessCell cell) {
        var owned = header(
                api.post("/users", SignInApi.user(UUID.randomUUID() + "@example.com", SignInApi.PASSWORD)), "Location");

        var answer = call(cell, owned);

        assertThat(cell.broken(answer)).as(answer.body()).isEmpty();
        if (!cell.isAllowed()) {
            assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
                    .isEqualTo(!cell.caller().isKnown());
            assertThat(json(send("GET", owned, Kind.ADMIN, owned)).path("name").asText())
                    .as("nothing has changed")
                    .isEqualTo("Ann");
        }
    }

    private HttpResponse<String> call(AccessCell cell, String owned) {
        var path = cell.row().path().replace("/users/{id}", owned);
        return send(cell.row().method(), path, cell.caller(), owned);
    }

    private HttpResponse<String> send(String method, String path, Kind caller, String owned) {
        var id = Long.parseLong(owned.substring("/users/".length()));
        var content = path.startsWith("/auth/") ? "application/x-www-form-urlencoded" : "application/json";
        var headers = Stream.concat(
                        Stream.of("Content-Type", content),
                        caller.token(issuer, id).stream()
                                .flatMap(token -> Stream.of("Authorization", "Bearer " + token)))
                .toArray(String[]::new);
        return api.send(method, path, body(method, path), headers).join();
    }

    private static BodyPublisher body(String method, String path) {
        if (method.equals("GET") || method.equals("DELETE")) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.ofString(
                switch (path) {
                    case "/auth/token" -> "grant_type=none";
                    case "/auth/revoke" -> "token=none";
                    case "/admin/republish" -> "{}";
                    default -> ofUser(path);
                });
    }

    private static String ofUser(String path) {
        if (path.endsWith("/roles")) {
            return "{\"roles\":[]}";
        }
        return path.endsWith("/password")
                ? "{\"current_password\":\"" + SignInApi.PASSWORD + "\",\"password\":\"another long password\"}"
                : user("Bea", UUID.randomUUID() + "@example.com");
    }
}
