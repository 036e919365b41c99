package dev.evenflow;

import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.order.OrderDriver;
import java.time.Duration;

/** Calls of every route about what belongs to one user, made by an administrator just before. */
record AccessFixture(OrderDriver driver, Api admin, long user) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String REASON = "{\"reason\":\"no\"}";
    private static final String PRODUCT = "{\"name\":\"Lamp\",\"description\":\"A lamp\",\"price\":19.90,\"stock\":5}";

    /**
     * A request.
     *
     * @param body JSON; empty for none
     */
    record Call(String method, String path, String body) {}

    Call call(String method, String path) {
        return new Call(method, path(path), method.equals("GET") || method.equals("DELETE") ? "" : body(path));
    }

    JsonNode order() {
        var answer = admin.post("/orders", OrderDriver.order(user, driver.product("19.90"), 1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer);
    }

    String account() {
        return admin.account(Long.toString(user));
    }

    private String path(String path) {
        if (!path.contains("{id}")) {
            return path;
        }
        return path.replace("{id}", id(path));
    }

    private String id(String path) {
        if (path.startsWith("/products/reservations")) {
            var body = "{\"product_id\":\"" + last(admin.product(5)) + "\",\"quantity\":1}";
            return json(admin.post("/products/reserve", body))
                    .path("reservation_id")
                    .asText();
        }
        if (path.startsWith("/products")) {
            return last(admin.product(5));
        }
        if (path.startsWith("/accounts")) {
            return last(account());
        }
        if (path.contains("sagas")) {
            return order().path("saga_id").asText();
        }
        return path.contains("orders") ? shown(path, order().path("order_id").asText()) : "1";
    }

    /** The read model is a moment behind. */
    private String shown(String path, String order) {
        if (path.startsWith("/queries")) {
            await().atMost(PATIENCE)
                    .until(() -> admin.get("/queries/orders/" + order).statusCode() == 200);
        }
        return order;
    }

    private String body(String path) {
        return switch (path) {
            case "/products" -> PRODUCT;
            case "/products/{id}" -> "{\"name\":\"Lamp\",\"description\":\"A lamp\",\"price\":21.00}";
            case "/products/{id}/stock" -> "{\"stock\":9}";
            case "/products/reserve" -> "{\"product_id\":\"" + last(admin.product(5)) + "\",\"quantity\":1}";
            case "/accounts" -> "{\"owner\":\"" + user + "\",\"currency\":\"EUR\"}";
            case "/accounts/{id}/deposit", "/accounts/{id}/withdraw" -> "{\"amount\":10.00}";
            case "/orders", "/commands/orders" -> OrderDriver.order(user, driver.product("19.90"), 1);
            case "/admin/rebuild-projections" -> "{\"projection\":\"none\"}";
            default -> path.matches(".*/(cancel|reject|close)") ? REASON : "";
        };
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
