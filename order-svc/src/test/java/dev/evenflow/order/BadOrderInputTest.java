package dev.evenflow.order;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.Api;
import dev.evenflow.Tables;
import dev.evenflow.Written;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets wrong is answered with a problem, and nothing is written; what is only odd is ordered once. */
@QuarkusTest
class BadOrderInputTest {

    private static final List<String> PATHS = List.of("/orders", "/commands/orders");
    private static final String KEY = "Idempotency-Key";

    private final OrderDriver driver;
    private final Tables tables;
    private final Api api = new Api();
    private final String key = UUID.randomUUID().toString();
    private long user;
    private UUID product;

    BadOrderInputTest(OrderDriver driver, Tables tables) {
        this.driver = driver;
        this.tables = tables;
    }

    @BeforeEach
    void someoneAndSomething() {
        user = driver.user();
        product = driver.product("19.90");
    }

    /** Whatever becomes of a test, a command that left its order half done would be a command too many. */
    @AfterEach
    void everyOrderHasItsSaga() {
        assertThat(tables.count("eventstore.events e WHERE type = 'order_created'"
                        + " AND NOT EXISTS (SELECT 1 FROM saga.instances s WHERE s.about = e.aggregate_id)"))
                .isZero();
    }

    @Test
    void unknownUserOrProduct_isRefused() {
        var gone = driver.user();
        driver.delete(gone);

        assertRefused(422, "unknown-user", OrderDriver.order(1, product, 1));
        assertRefused(422, "unknown-user", OrderDriver.order(gone, product, 1));
        assertRefused(422, "unknown-user", OrderDriver.order(1, UUID.randomUUID(), 1));
        assertRefused(422, "unknown-product", OrderDriver.order(user, UUID.randomUUID(), 1));
        assertRefused(422, "unknown-product", order(item(product, 1), item(UUID.randomUUID(), 1)));
        assertRefused(422, "total-too-large", OrderDriver.order(user, driver.product("999999999999.99"), 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "2147483648", "1000001", "null", "\"1\"", "[1]"})
    void quantity_thatIsNone_isRefused(String quantity) {
        var body = order("{\"product_id\":\"" + product + "\",\"quantity\":" + quantity + "}");
        assertRefused(400, "validation", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"user_id\":7}",
                "{\"user_id\":7,\"items\":[]}",
                "{\"user_id\":7,\"items\":null}",
                "{\"user_id\":7,\"items\":[null]}",
                "{\"user_id\":7,\"items\":[{}]}",
                "{\"user_id\":7,\"items\":{}}",
                "{\"user_id\":7,\"items\":[{\"product_id\":\"lamp\",\"quantity\":1}]}",
                "{\"user_id\":0,\"items\":[]}",
                "{\"user_id\":\"7\",\"items\":[]}",
                "{\"items\":[]}"
            })
    void orderOfNothing_orNobody_isRefused(String body) {
        assertRefused(400, "validation", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "null",
                "{\"user_id\":7,}",
                "<order/>",
                "{\"items\":[{\"quantity\":9223372036854775808}]}"
            })
    void bodyThatIsNoOrder_isRefused(String body) {
        var before = Written.now(tables);

        for (var path : PATHS) {
            var answer = api.post(path, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(Api.problem(answer)).isIn("validation", "malformed-json");
        }
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    @Test
    void tooManyItems_areRefused() {
        assertRefused(400, "validation", order(repeated("{}", 10_000)));
        assertRefused(400, "validation", order(repeated(item(product, 1), 101)));
        assertRefused(413, "payload-too-large", order(repeated(item(product, 1), 10_000)));
    }

    @Test
    void wrongContentType_isRefused() {
        var before = Written.now(tables);
        var body = BodyPublishers.ofString(order(item(product, 1)));

        for (var path : PATHS) {
            assertProblem(
                    api.send("POST", path, body, "Content-Type", "text/plain").join(), 415, "unsupported-media-type");
        }
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    @Test
    void wrongKey_isRefused() {
        var before = Written.now(tables);
        var body = order(item(product, 1));

        assertProblem(api.post("/orders", body, KEY, "two words"), 400, "validation");
        assertProblem(api.post("/orders", body, KEY, "k".repeat(256)), 400, "validation");
        assertProblem(api.post("/orders", body, KEY, "one", KEY, "two"), 400, "validation");
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    @Test
    void retriedOrder_isOneOrder_andItsKeyIsForNoOther() {
        var first = api.post("/orders", order(item(product, 2)), KEY, key);
        var written = Written.now(tables);

        var second = api.post("/orders", order(item(product, 2)), KEY, key);

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertProblem(api.post("/orders", order(item(product, 3)), KEY, key), 422, "idempotency-key-reused");
        assertProblem(api.post("/commands/orders", order(item(product, 2)), KEY, key), 422, "idempotency-key-reused");
        assertThat(Written.now(tables)).isEqualTo(written);
    }

    @Test
    void refusedOrder_leavesItsKeyFree() {
        assertProblem(api.post("/orders", OrderDriver.order(1, product, 1), KEY, key), 422, "unknown-user");

        assertThat(api.post("/orders", order(item(product, 1)), KEY, key).statusCode())
                .isEqualTo(202);
    }

    @Test
    void duplicateProducts_areOneLine() {
        var ordered = ordered(api.post("/commands/orders", order(item(product, 2), item(product, 2))));

        assertThat(ordered.path("items")).hasSize(1);
        assertThat(ordered.path("items").path(0).path("quantity").asLong()).isEqualTo(4);
    }

    @Test
    void unknownFields_areIgnored_andPricesAreThoseOfTheCatalogue() {
        var ordered = ordered(api.post(
                "/orders",
                "{\"user_id\":" + user + ",\"status\":\"confirmed\",\"total\":0.01,\"items\":[{\"product_id\":\""
                        + product + "\",\"quantity\":1,\"price\":0.01}]}"));

        assertThat(ordered.path("status").asText()).isEqualTo("pending");
        assertThat(ordered.path("total").decimalValue()).isEqualByComparingTo("19.90");
    }

    /** RFC 7240: what is not understood of it is ignored. */
    @ParameterizedTest
    @ValueSource(
            strings = {"wait", "wait=", "wait=-1", "wait=0", "wait=x", "wait=99999999999", "await=9", "return=minimal"})
    void preferenceThatIsNone_isIgnored(String preference) {
        var answer = api.post("/orders", order(item(product, 1)), "Prefer", preference);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private void assertRefused(int status, String type, String body) {
        var before = Written.now(tables);

        for (var path : PATHS) {
            assertProblem(api.post(path, body, KEY, key), status, type);
        }
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    private JsonNode ordered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(api.get("/orders/" + json(answer).path("order_id").asText()));
    }

    private String order(String... items) {
        return "{\"user_id\":" + user + ",\"items\":[" + String.join(",", items) + "]}";
    }

    private static String item(UUID product, long quantity) {
        return "{\"product_id\":\"" + product + "\",\"quantity\":" + quantity + "}";
    }

    private static String repeated(String item, int times) {
        return String.join(",", Collections.nCopies(times, item));
    }
}
