package dev.evenflow.inventory;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Api;
import dev.evenflow.Tables;
import dev.evenflow.Written;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets wrong is answered with a problem; nothing is written, nothing is published. */
@QuarkusTest
class BadProductInputTest {

    private final Tables tables;
    private final Api api = new Api();

    BadProductInputTest(Tables tables) {
        this.tables = tables;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|name price stock",
                "{\"name\":\"\",\"price\":1,\"stock\":1}|name",
                "{\"name\":\"a\\u0000b\",\"price\":1,\"stock\":1}|name",
                "{\"name\":\"a\",\"description\":\"a\\u0000b\",\"price\":1,\"stock\":1}|description",
                "{\"name\":\"a\",\"price\":0,\"stock\":1}|price",
                "{\"name\":\"a\",\"price\":-1,\"stock\":1}|price",
                "{\"name\":\"a\",\"price\":1.001,\"stock\":1}|price",
                "{\"name\":\"a\",\"price\":1e999999,\"stock\":1}|price",
                "{\"name\":\"a\",\"price\":\"1\",\"stock\":1}|price",
                "{\"name\":\"a\",\"price\":1,\"stock\":-1}|stock",
                "{\"name\":\"a\",\"price\":1,\"stock\":1.5}|stock",
                "{\"name\":\"a\",\"price\":1,\"stock\":1000000001}|stock",
                "{\"name\":\"a\",\"price\":1,\"stock\":\"1\"}|stock"
            })
    void create_refuses(String body, String fields) {
        var before = Written.now(tables);

        var answer = api.post("/products", body, "Idempotency-Key", "bad");

        assertProblem(answer, 400, "validation");
        assertThat(json(answer).path("violations").findValuesAsText("field")).containsExactly(fields.split(" "));
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|name price",
                "{\"name\":\" \",\"price\":1}|name",
                "{\"name\":7,\"price\":1}|name",
                "{\"name\":\"a\",\"price\":0}|price",
                "{\"name\":\"a\",\"price\":1.001}|price",
                "{\"name\":\"a\",\"price\":[1]}|price",
                "{\"name\":\"a\",\"price\":1,\"description\":{}}|description"
            })
    void update_refuses(String body, String fields) {
        var product = api.product(3);
        var shown = api.get(product).body();
        var before = Written.now(tables);

        var answer = api.put(product, body);

        assertProblem(answer, 400, "validation");
        assertThat(json(answer).path("violations").findValuesAsText("field")).containsExactly(fields.split(" "));
        assertThat(Written.now(tables)).isEqualTo(before);
        assertThat(api.get(product).body()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "7", "{", "", "{\"name\":\"a\"}x"})
    void bodyThatIsNoObject_isRefused(String body) {
        var before = Written.now(tables);

        for (var path : new String[] {"/products", "/products/reserve", "/accounts"}) {
            var answer = api.post(path, body);
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(400);
            assertThat(Api.problem(answer)).isIn("validation", "malformed-json");
        }
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "null", "\"7\"", "1e30", "99999999999999999999", "NaN"})
    void stock_refuses(String stock) {
        var product = api.product(3);
        var before = Written.now(tables);

        var answer = api.put(product + "/stock", "{\"stock\":" + stock + "}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Api.problem(answer)).isIn("validation", "malformed-json");
        assertThat(Written.now(tables)).isEqualTo(before);
        assertThat(json(api.get(product)).path("stock").longValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "null", "\"1\"", "1e30", "99999999999999999999", "NaN"})
    void reserve_refuses(String quantity) {
        var product = api.product(3).substring("/products/".length());
        var before = Written.now(tables);

        var answer =
                api.post("/products/reserve", "{\"product_id\":\"" + product + "\",\"quantity\":" + quantity + "}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Api.problem(answer)).isIn("validation", "malformed-json");
        assertProblem(api.post("/products/reserve", "{\"product_id\":\"7\",\"quantity\":1}"), 400, "validation");
        assertProblem(api.post("/products/reserve", "{\"quantity\":1}"), 400, "validation");
        assertThat(Written.now(tables)).isEqualTo(before);
    }
}
