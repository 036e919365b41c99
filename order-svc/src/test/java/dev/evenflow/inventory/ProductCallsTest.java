package dev.evenflow.inventory;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.header;
import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Api;
import dev.evenflow.Tables;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProductCallsTest {

    private static final String NONE = "/products/0197061b-6480-7000-8000-000000000001";

    private final Told told;
    private final Api api = new Api();

    ProductCallsTest(Tables tables) {
        this.told = new Told(tables);
    }

    @Test
    void create_answersWithTheProduct() {
        var answer = api.post("/products", "{\"name\":\"Lamp\",\"description\":\"A lamp\",\"price\":19.9,\"stock\":3}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(header(answer, "Location"))
                .endsWith("/products/" + json(answer).path("id").asText());
        assertThat(answer.body()).contains("\"name\":\"Lamp\",\"description\":\"A lamp\",\"price\":19.90,\"stock\":3");
        assertThat(api.get("/products/" + json(answer).path("id").asText()).body())
                .isEqualTo(answer.body());
        assertThat(told.types(json(answer).path("id").asText())).containsExactly("product_created");
    }

    @Test
    void update_changesWhatIsSaidOfIt() {
        var product = api.product(3);

        var answer = api.put(product, "{\"name\":\"Torch\",\"price\":5}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"name\":\"Torch\",\"description\":\"\",\"price\":5.00,\"stock\":3");
        assertThat(told.types(id(product))).containsExactly("product_created", "product_updated");
        assertProblem(api.put(NONE, "{\"name\":\"Torch\",\"price\":5}"), 404, "not-found");
    }

    @Test
    void stock_isSet_andTold_andThatNothingIsLeft() {
        var product = api.product(3);

        assertThat(json(api.put(product + "/stock", "{\"stock\":7}"))
                        .path("stock")
                        .longValue())
                .isEqualTo(7);
        api.put(product + "/stock", "{\"stock\":0}");
        api.put(product + "/stock", "{\"stock\":0}");

        assertThat(told.types(id(product)))
                .containsExactly(
                        "product_created", "stock_updated", "stock_updated", "stock_depleted", "stock_updated");
        assertThat(told.versions(id(product))).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(told.of(id(product))).extracting(row -> row.get("subject")).containsOnly("inventory.events");
        assertProblem(api.put(NONE + "/stock", "{\"stock\":7}"), 404, "not-found");
    }

    @Test
    void reservation_holdsStock_untilItIsReleased() {
        var product = api.product(3);

        var reserved = api.post("/products/reserve", reserve(product, 3));
        assertThat(reserved.statusCode()).isEqualTo(200);
        assertThat(json(reserved).path("status").asText()).isEqualTo("reserved");
        assertStock(product, 0, 3);
        assertProblem(api.post("/products/reserve", reserve(product, 1)), 409, "insufficient-stock");

        var reservation = "/products/reservations/"
                + json(reserved).path("reservation_id").asText();
        assertThat(api.delete(reservation).statusCode()).isEqualTo(204);
        assertThat(api.delete(reservation).statusCode()).isEqualTo(204);

        assertStock(product, 3, 0);
        assertThat(told.types(id(product)))
                .containsExactly("product_created", "stock_reserved", "stock_depleted", "stock_released");
        assertThat(told.versions(id(product))).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void whatIsNotThere_isNotFound() {
        assertProblem(api.get(NONE), 404, "not-found");
        assertProblem(api.get("/products/7"), 404, "not-found");
        assertProblem(api.post("/products/reserve", reserve(NONE, 1)), 404, "not-found");
        assertProblem(api.delete("/products/reservations/" + id(NONE)), 404, "not-found");
        assertProblem(api.delete("/products/reservations/x"), 404, "not-found");
    }

    @Test
    void list_isBounded() {
        api.product(1);
        api.product(1);

        var answer = api.get("/products?page_size=1&page=2");

        assertThat(json(answer)).hasSize(1);
        assertThat(header(answer, "Link")).contains("rel=\"prev\"");
        assertThat(Long.parseLong(header(answer, "X-Total-Count"))).isGreaterThanOrEqualTo(2);
        assertProblem(api.get("/products?page_size=0"), 400, "validation");
    }

    private void assertStock(String product, long stock, long reserved) {
        var found = json(api.get(product));
        assertThat(found.path("stock").longValue()).isEqualTo(stock);
        assertThat(found.path("reserved").longValue()).isEqualTo(reserved);
    }

    private static String reserve(String product, long quantity) {
        return "{\"product_id\":\"" + id(product) + "\",\"quantity\":" + quantity + "}";
    }

    private static String id(String product) {
        return product.substring("/products/".length());
    }
}
