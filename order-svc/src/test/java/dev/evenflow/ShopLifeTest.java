package dev.evenflow;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.header;
import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Accounts and stock from outside alone: the packaged service is tested with them, too. */
@QuarkusTest
class ShopLifeTest {

    private static final String NOBODY = "{\"user_id\":987654321,\"items\":[{\"product_id\":"
            + "\"0197061b-6480-7000-8000-000000000001\",\"quantity\":1}]}";

    private final Api api = new Api();

    @Test
    void account_isItsEvents() {
        var account = api.account("Ann");

        assertThat(api.post(account + "/deposit", "{\"amount\":100.00}", "Idempotency-Key", account)
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.post(account + "/withdraw", "{\"amount\":30.50,\"reason\":\"rent\"}")
                        .body())
                .contains("\"balance\":69.50");
        assertProblem(api.post(account + "/withdraw", "{\"amount\":5000}"), 409, "insufficient-funds");
        assertThat(json(api.get(account + "/events")).findValuesAsText("type"))
                .containsExactly("account_created", "account_deposited", "account_withdrawn");
        assertThat(api.get(account + "?as_of=2").body()).contains("\"balance\":100.00");
        assertThat(api.post(account + "/close", "{\"reason\":\"moved away\"}").body())
                .contains("\"status\":\"closed\"");
    }

    @Test
    void product_isReservedAndReleased() {
        var product = api.product(5);
        var body = "{\"product_id\":\"" + product.substring(product.lastIndexOf('/') + 1) + "\",\"quantity\":4}";
        var reserved = api.post("/products/reserve", body);

        assertThat(reserved.statusCode()).isEqualTo(200);
        assertThat(api.get(product).body()).contains("\"stock\":1,\"reserved\":4");
        assertProblem(api.post("/products/reserve", body), 409, "insufficient-stock");
        var reservation = json(reserved).path("reservation_id").asText();
        assertThat(api.delete("/products/reservations/" + reservation).statusCode())
                .isEqualTo(204);
        assertThat(api.get(product).body()).contains("\"stock\":5,\"reserved\":0");
    }

    @Test
    void order_ofNobody_isRefused() {
        assertThat(api.post("/orders", NOBODY).statusCode()).isEqualTo(422);
        assertThat(header(api.get("/queries/orders"), "Content-Type")).startsWith("application/json");
    }
}
