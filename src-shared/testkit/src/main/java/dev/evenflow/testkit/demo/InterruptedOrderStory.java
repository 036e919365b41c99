package dev.evenflow.testkit.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Stack;
import java.time.Duration;

/** NATS crashes while an order waits, paid and reserved, to be approved; it is approved then, and goes on afterwards. */
final class InterruptedOrderStory {

    private static final Duration SYNC = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final Stack stack;
    private final Users users;
    private final Orders orders;
    private final Console console;

    InterruptedOrderStory(Stack stack, Users users, Orders orders, Console console) {
        this.stack = stack;
        this.users = users;
        this.orders = orders;
        this.console = console;
    }

    void tell() {
        console.heading("An order so dear that somebody has to approve it waits, paid and reserved");
        var customer = users.create("Barbara Liskov", "barbara@example.com");
        orders.expectBalance(customer, "0.00", SYNC);
        var account = orders.get("/accounts?owner=" + customer)
                .path(0)
                .path("account_id")
                .asText();
        orders.post("/accounts/" + account + "/deposit", "{\"amount\":20000.00}", 200);
        var placed = orders.place(customer, orders.offer("Mainframe", "15000.00", 2), 1);
        var saga = "/sagas/" + placed.path("saga_id").asText();
        orders.await(
                saga,
                SYNC,
                "it waits for its approval",
                found -> step(found, "approval").equals("in_progress"));

        console.heading("NATS is killed, and the order is approved all the same");
        var nats = stack.servers().nats().orElseThrow(() -> new Surprise("NATS is not ours to kill"));
        nats.kill();
        console.ok("killed nats-server with -9");
        orders.post("/orders/" + placed.path("order_id").asText() + "/approve", "{}", 202);
        var waiting = orders.get(saga);
        Surprise.unless(
                waiting.path("status").asText().equals("in_progress"), "the saga goes on without NATS: " + waiting);

        console.heading("NATS is back, and the order goes on where it was");
        nats.restart();
        console.ok("restarted nats-server");
        orders.awaitSaga(placed, "completed", RECOVERY);
        orders.expectBalance(customer, "5000.00", SYNC);
        users.awaitMessage(customer, "confirmed", RECOVERY);
    }

    private static String step(JsonNode saga, String name) {
        for (var step : saga.path("steps")) {
            if (step.path("name").asText().equals(name)) {
                return step.path("status").asText();
            }
        }
        return "";
    }
}
