package dev.evenflow.testkit.demo;

import dev.evenflow.testkit.run.Console;
import java.math.BigDecimal;
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
        orders.await(accounts(customer), SYNC, "her account is there", found -> found.size() == 1);
        var manual = product("Compiler manual", "100.00", 3);
        var computer = product("Computer", "5000.00", 1);

        console.heading("She orders two manuals: paid, reserved, approved, shipped off, confirmed");
        var order = place(customer, manual, 2, "completed");
        orders.await(
                "/queries/orders/" + order,
                SYNC,
                "the read model shows it confirmed",
                found -> found.path("status").asText().equals("confirmed"));
        expectBalance(customer, "-200.00");

        console.heading("Five more, of which there is one left: paid, then refunded, and the order is cancelled");
        place(customer, manual, 5, "compensated");
        expectBalance(customer, "-200.00");

        console.heading("A computer, for which she has not the money: the stock is never touched");
        place(customer, computer, 1, "compensated");
        expectBalance(customer, "-200.00");
        Surprise.unless(orders.get("/products/" + computer).path("stock").asInt() == 1, "the computer is gone");
    }

    /** The order, once its saga has ended so. */
    private String place(long customer, String product, int quantity, String end) {
        var placed = orders.place("{\"user_id\":" + customer + ",\"items\":[{\"product_id\":\"" + product
                + "\",\"quantity\":" + quantity + "}]}");
        orders.await(
                "/sagas/" + placed.path("saga_id").asText(),
                SYNC,
                "its saga is " + end,
                saga -> saga.path("status").asText().equals(end));
        return placed.path("order_id").asText();
    }

    private String product(String name, String price, int stock) {
        return orders.post(
                        "/products", "{\"name\":\"" + name + "\",\"price\":" + price + ",\"stock\":" + stock + "}", 201)
                .path("id")
                .asText();
    }

    private void expectBalance(long customer, String balance) {
        orders.await(
                accounts(customer),
                SYNC,
                "her balance is " + balance,
                found -> found.path(0).path("balance").decimalValue().compareTo(new BigDecimal(balance)) == 0);
    }

    private static String accounts(long owner) {
        return "/accounts?owner=" + owner;
    }
}
