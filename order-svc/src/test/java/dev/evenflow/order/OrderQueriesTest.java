package dev.evenflow.order;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.order.saga.PlaceOrderSaga;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The read model of orders. */
@QuarkusTest
class OrderQueriesTest {

    private final OrderDriver driver;

    OrderQueriesTest(OrderDriver driver) {
        this.driver = driver;
    }

    @Test
    void view_followsTheOrder() {
        var order = driver.confirmed();
        await().until(() -> view(order.id).path("status").asText().equals("confirmed"));

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
        await().until(() -> view(order.id).path("status").asText().equals("pending"));
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
        await().until(() ->
                list("user_id=" + user + "&status=cancelled").path("total").asLong() == 1);

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
    void badQueries_areRefused() {
        assertProblem(driver.api.get("/queries/orders?status=lost"), 400, "validation");
        assertProblem(driver.api.get("/queries/orders?user_id=ann"), 400, "validation");
        assertProblem(driver.api.get("/queries/orders?page=0"), 400, "validation");
        assertProblem(driver.api.get("/queries/orders/" + UUID.randomUUID()), 404, "not-found");
    }

    private JsonNode view(UUID order) {
        return json(driver.api.get("/queries/orders/" + order));
    }

    private JsonNode list(String query) {
        return json(driver.api.get("/queries/orders?" + query));
    }
}
