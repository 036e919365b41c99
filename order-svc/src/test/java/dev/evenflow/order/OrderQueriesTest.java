package dev.evenflow.order;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.Tables;
import dev.evenflow.order.saga.PlaceOrderSaga;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The read model of orders. */
@QuarkusTest
class OrderQueriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OrderDriver driver;
    private final Tables tables;

    OrderQueriesTest(OrderDriver driver, Tables tables) {
        this.driver = driver;
        this.tables = tables;
    }

    @Test
    void view_followsTheOrder() {
        var order = driver.confirmed();
        await().atMost(PATIENCE)
                .until(() -> view(order.id).path("status").asText().equals("confirmed"));

        var view = view(order.id);

        assertThat(view.path("status_display").asText()).isEqualTo("Confirmed");
        assertThat(view.path("user_name").asText()).isEqualTo("Ann");
        assertThat(view.path("user_email").asText()).isEqualTo("ann@example.com");
        assertThat(view.path("item_count").asLong()).isEqualTo(2);
        assertThat(view.path("total").decimalValue()).isEqualByComparingTo("39.80");
        var item = view.path("items").path(0);
        assertThat(item.path("product_name").asText()).isEqualTo("Lamp");
        assertThat(item.path("price").decimalValue()).isEqualByComparingTo("19.90");
        assertThat(item.path("subtotal").decimalValue()).isEqualByComparingTo("39.80");
    }

    @Test
    void view_showsTheNamesOfNow_andThePriceOfThen() {
        var order = driver.place("19.90");
        await().atMost(PATIENCE)
                .until(() -> view(order.id).path("status").asText().equals("pending"));
        var product = UUID.fromString(
                view(order.id).path("items").path(0).path("product_id").asText());

        driver.rename(product, "Torch", "99.00");
        driver.delete(view(order.id).path("user_id").asLong());

        var item = view(order.id).path("items").path(0);
        assertThat(item.path("product_name").asText()).isEqualTo("Torch");
        assertThat(item.path("price").decimalValue()).isEqualByComparingTo("19.90");
        assertThat(view(order.id).path("user_name").asText()).isEmpty();
    }

    @Test
    void list_isByUserAndStatus_inPages() {
        var user = driver.user();
        var first = driver.placeFor(user);
        var second = driver.placeFor(user);
        var third = driver.placeFor(user);
        third.refused(PlaceOrderSaga.PAYMENT, "insufficient-funds");
        await().atMost(PATIENCE)
                .until(() -> list("user_id=" + user + "&status=cancelled")
                                .path("total")
                                .asLong()
                        == 1);

        var page = list("user_id=" + user + "&page=1&page_size=2");
        assertThat(page.path("total").asLong()).isEqualTo(3);
        assertThat(page.path("total_pages").asLong()).isEqualTo(2);
        assertThat(page.path("page").asLong()).isOne();
        assertThat(page.path("page_size").asLong()).isEqualTo(2);
        assertThat(page.path("orders").findValuesAsText("id"))
                .containsExactly(third.id.toString(), second.id.toString());
        assertThat(list("user_id=" + user + "&page=2&page_size=2")
                        .path("orders")
                        .findValuesAsText("id"))
                .containsExactly(first.id.toString());
    }

    @Test
    void page_beyondTheEnd_isEmpty_andTellsTheTotal() {
        var user = driver.user();
        driver.placeFor(user);
        await().atMost(PATIENCE)
                .until(() -> list("user_id=" + user).path("total").asLong() == 1);

        for (var filter : List.of("", "&status=pending")) {
            var page = list("user_id=" + user + filter + "&page=10000000&page_size=100");
            assertThat(page.path("orders")).isEmpty();
            assertThat(page.path("total").asLong()).isOne();
            assertThat(page.path("total_pages").asLong()).isOne();
        }
        var nobody = list("user_id=" + (user + 1) + "&status=pending");
        assertThat(nobody.path("orders")).isEmpty();
        assertThat(nobody.path("total").asLong()).isZero();
        assertThat(nobody.path("total_pages").asLong()).isZero();
    }

    @Test
    void lists_areAnswered_whileTheyAreRebuilt() {
        var user = driver.user();
        var pending = "status=pending&user_id=" + user;
        var placed = new ArrayList<>(List.of(driver.placeFor(user).id.toString()));
        await().atMost(PATIENCE).until(() -> list(pending).path("total").asLong() == 1);
        tables.execute("UPDATE orders.order_tally SET orders = orders + 50 WHERE list = " + user);
        assertThat(list(pending).path("total").asLong()).isEqualTo(51);

        var rebuild = driver.api.post("/admin/rebuild-projections", "{\"projection\":\"order-view\"}");
        assertThat(rebuild.statusCode()).isEqualTo(202);
        while (tables.count("eventstore.projections WHERE shadow") > 0) {
            placed.addFirst(driver.placeFor(user).id.toString());
            var answer = driver.api.get("/queries/orders?page_size=100&" + pending);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(json(answer).path("orders")).isNotEmpty();
        }

        await().atMost(PATIENCE).until(() -> list(pending).path("total").asLong() == placed.size());
        assertThat(list(pending + "&page_size=100").path("orders").findValuesAsText("id"))
                .isEqualTo(placed.subList(0, Math.min(100, placed.size())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=lost",
                "status=none",
                "status=PENDING",
                "user_id=ann",
                "user_id=-1",
                "user_id=9999999999999999999",
                "page=0",
                "page=-1",
                "page=1.5",
                "page=10000001",
                "page_size=0",
                "page_size=101",
                "user_id=1&status=lost&page=1"
            })
    void badQuery_isRefused(String query) {
        assertProblem(driver.api.get("/queries/orders?" + query), 400, "validation");
    }

    @Test
    void unknownOrder_isNotFound() {
        assertProblem(driver.api.get("/queries/orders/" + UUID.randomUUID()), 404, "not-found");
    }

    private JsonNode view(UUID order) {
        return json(driver.api.get("/queries/orders/" + order));
    }

    private JsonNode list(String query) {
        return json(driver.api.get("/queries/orders?" + query));
    }
}
