package dev.evenflow.testkit.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.testkit.run.Console;
import java.time.Duration;

/** An order is completed; two others are undone, one for lack of stock after it was paid, one for lack of money. */
final class OrderStory {

    private static final Duration SYNC = Duration.ofSeconds(10);

    private final Users users;
    private final Orders orders;
    private final Console console;

    OrderStory(Users users, Orders orders, Console console) {
        this.users = users;
        this.orders = orders;
        this.console = console;
    }

    void tell() {
        console.heading("A customer with an account, and two products");
        var customer = users.create("Grace Hopper", "grace@example.com");
        orders.expectBalance(customer, "0.00", SYNC);
        var manual = orders.offer("Compiler manual", "100.00", 3);
        var computer = orders.offer("Computer", "5000.00", 1);

        console.heading("She orders two manuals: paid, reserved, approved, shipped off, confirmed");
        var order = place(customer, manual, 2, "completed").path("order_id").asText();
        orders.await(
                "/queries/orders/" + order,
                SYNC,
                "the read model shows it confirmed",
                found -> found.path("status").asText().equals("confirmed"));
        orders.expectBalance(customer, "-200.00", SYNC);
        users.awaitMessage(customer, "confirmed", SYNC);

        console.heading("Five more, of which there is one left: paid, then refunded, and the order is cancelled");
        place(customer, manual, 5, "compensated");
        orders.expectBalance(customer, "-200.00", SYNC);
        users.awaitMessage(customer, "cancelled", SYNC);

        console.heading("A computer, for which she has not the money: the stock is never touched");
        place(customer, computer, 1, "compensated");
        orders.expectBalance(customer, "-200.00", SYNC);
        Surprise.unless(orders.get("/products/" + computer).path("stock").asInt() == 1, "the computer is gone");
    }

    /** The order, once its saga has ended so. */
    private JsonNode place(long customer, String product, int quantity, String end) {
        var placed = orders.place(customer, product, quantity);
        orders.awaitSaga(placed, end, SYNC);
        return placed;
    }
}
