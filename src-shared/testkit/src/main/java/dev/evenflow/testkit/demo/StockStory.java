package dev.evenflow.testkit.demo;

import dev.evenflow.testkit.run.Console;

/** A product is reserved, never more of it than there is, and goes back into stock. */
final class StockStory {

    private static final int STOCK = 5;

    private final Orders orders;
    private final Console console;

    StockStory(Orders orders, Console console) {
        this.orders = orders;
        this.console = console;
    }

    void tell() {
        console.heading("A product of which there are " + STOCK + ", and reservations of it");
        var product = orders.post(
                        "/products", "{\"name\":\"Analytical engine\",\"price\":19.90,\"stock\":" + STOCK + "}", 201)
                .path("id")
                .asText();
        var reservation = orders.post("/products/reserve", reserve(product, STOCK - 1), 200)
                .path("reservation_id")
                .asText();

        console.heading("Nobody gets more than is left");
        var refused = orders.post("/products/reserve", reserve(product, 2), 409);
        Surprise.unless(refused.path("type").asText().endsWith("insufficient-stock"), "another reason: " + refused);
        expectStock(product, 1, STOCK - 1);

        console.heading("What is released can be reserved again");
        orders.delete("/products/reservations/" + reservation);
        expectStock(product, STOCK, 0);
    }

    private void expectStock(String product, int stock, int reserved) {
        var found = orders.get("/products/" + product);
        Surprise.unless(
                found.path("stock").asInt() == stock && found.path("reserved").asInt() == reserved,
                "not " + stock + " in stock and " + reserved + " reserved: " + found);
    }

    private static String reserve(String product, int quantity) {
        return "{\"product_id\":\"" + product + "\",\"quantity\":" + quantity + "}";
    }
}
