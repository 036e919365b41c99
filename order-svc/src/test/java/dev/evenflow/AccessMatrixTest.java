package dev.evenflow;

import static dev.evenflow.Api.json;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.order.OrderDriver;
import dev.evenflow.testkit.access.AccessCell;
import dev.evenflow.testkit.access.AccessRow;
import dev.evenflow.testkit.access.Kind;
import dev.evenflow.testkit.access.OpenApiRoutes;
import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.quarkus.Embedded;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route with every kind of caller. */
@QuarkusTest
@TestProfile(Secured.class)
class AccessMatrixTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Dead letters are in NATS, which is away: who gets that far is told so. */
    private static final List<AccessRow> TABLE = AccessRow.table("""
            GET /products                          | 200 | user other support admin service
            GET /products/{id}                     | 200 | user other support admin service
            POST /products                         | 201 | admin
            PUT /products/{id}                     | 200 | admin
            PUT /products/{id}/stock               | 200 | admin
            POST /products/reserve                 | 200 | admin service
            DELETE /products/reservations/{id}     | 204 | admin service
            GET /accounts                          | 200 | user other support admin
            GET /accounts/{id}                     | 200 | user support admin
            GET /accounts/{id}/events              | 200 | user support admin
            POST /accounts                         | 201 | user admin (403)
            POST /accounts/{id}/deposit            | 200 | user admin
            POST /accounts/{id}/withdraw           | 200 | user admin
            POST /accounts/{id}/close              | 200 | user admin
            POST /orders                           | 202 | user admin (403)
            GET /orders/{id}                       | 200 | user support admin
            GET /orders/{id}/events                | 200 | user support admin
            POST /orders/{id}/cancel               | 202 | user admin
            POST /orders/{id}/approve              | 202 | admin
            POST /orders/{id}/reject               | 202 | admin
            POST /orders/{id}/ship                 | 409 | admin
            POST /orders/{id}/deliver              | 409 | admin
            POST /commands/orders                  | 202 | user admin (403)
            POST /commands/orders/{id}/confirm     | 202 | admin
            POST /commands/orders/{id}/cancel      | 202 | user admin
            GET /queries/orders                    | 200 | user other support admin
            GET /queries/orders/{id}               | 200 | user support admin
            GET /sagas/{id}                        | 200 | user support admin
            GET /admin/consistency                 | 200 | admin
            POST /admin/consistency                | 200 | admin
            GET /admin/outbox                      | 200 | admin
            GET /admin/projections                 | 200 | admin
            POST /admin/rebuild-projections        | 404 | admin
            GET /admin/sagas                       | 200 | admin
            POST /admin/sagas/{id}/retry           | 409 | admin
            POST /admin/sagas/{id}/abort           | 200 | admin
            GET /admin/dead-letters                | 503 | admin
            POST /admin/dead-letters/{id}/redrive  | 503 | admin
            POST /admin/dead-letters/redrive       | 503 | admin
            DELETE /admin/dead-letters/{id}        | 503 | admin
            """);

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    TestIssuer issuer;

    private final OrderDriver driver;

    AccessMatrixTest(OrderDriver driver) {
        this.driver = driver;
    }

    @Test
    void everyRoute_hasARow() {
        assertThat(TABLE.stream().map(AccessRow::route).collect(toSet()))
                .isEqualTo(OpenApiRoutes.of(json(new Api().get("/q/openapi?format=json"))));
    }

    static Stream<AccessCell> cells() {
        return TABLE.stream().flatMap(AccessRow::cells);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void route_isOpen_toWhoeverMay(AccessCell cell) {
        var user = driver.user();
        var call = new AccessFixture(driver, admin(user), user)
                .call(cell.row().method(), cell.row().path());

        var answer = send(api(cell.caller(), user), call);

        assertThat(cell.broken(answer)).as(answer.body()).isEmpty();
    }

    @Test
    void lists_showUsersTheirOwn() {
        var user = driver.user();
        var fixture = new AccessFixture(driver, admin(user), user);
        var order = fixture.order().path("order_id").asText();
        var account = fixture.account();
        new AccessFixture(driver, admin(user), driver.user()).order();
        var own = api(Kind.USER, user);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(json(own.get("/queries/orders")).path("orders").findValuesAsText("id"))
                    .containsExactly(order);
            assertThat(json(own.get("/accounts")).findValuesAsText("owner")).containsOnly(Long.toString(user));
            assertThat(own.get("/accounts").body()).contains(account.substring("/accounts/".length()));
        });
        assertThat(own.get("/queries/orders?user_id=" + (user + 1)).statusCode())
                .isEqualTo(404);
        assertThat(own.get("/accounts?owner=" + (user + 1)).statusCode()).isEqualTo(404);
        assertThat(own.get("/accounts?owner=shop").statusCode()).isEqualTo(404);
        assertThat(own.get("/accounts?owner=" + user).statusCode()).isEqualTo(200);
    }

    @Test
    void idempotencyKey_isTheCallersAlone() {
        var user = driver.user();
        var order = new AccessFixture(driver, admin(user), user)
                .order()
                .path("order_id")
                .asText();
        var path = "/orders/" + order + "/cancel";
        var key = new String[] {"Idempotency-Key", "cancel-" + order};
        assertThat(api(Kind.USER, user).post(path, "{\"reason\":\"no\"}", key).statusCode())
                .isEqualTo(202);

        assertThat(api(Kind.OTHER, user).post(path, "{\"reason\":\"no\"}", key).statusCode())
                .isEqualTo(404);
        assertThat(api(Kind.USER, user).post(path, "{\"reason\":\"no\"}", key).statusCode())
                .isEqualTo(202);
    }

    private Api admin(long user) {
        return api(Kind.ADMIN, user);
    }

    private Api api(Kind kind, long user) {
        return new Api(kind.token(issuer, user));
    }

    private static HttpResponse<String> send(Api api, AccessFixture.Call call) {
        return Optional.of(call.body())
                .filter(body -> !body.isEmpty())
                .map(body -> api.sendJson(call.method(), call.path(), body))
                .orElseGet(() -> api.send(call.method(), call.path(), BodyPublishers.noBody()))
                .join();
    }
}
