package dev.evenflow.testkit.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.Stopwatch;
import dev.evenflow.testkit.service.Answer;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;

/** What order-svc is asked, and what it has to answer. Whatever is not as it should be is a surprise. */
final class Orders {

    private static final Duration POLL = Duration.ofMillis(1);

    private final HttpCalls calls;
    private final Console console;

    Orders(Stack stack, Console console) {
        this.calls = stack.http(Service.ORDER);
        this.console = console;
    }

    JsonNode post(String path, String body, int expected) {
        return told("POST " + path, expected, calls.post(path, body)).json();
    }

    /** As soon as its product and its user are known. */
    private JsonNode place(String body) {
        var patience = Duration.ofSeconds(10);
        if (!Waiting.until(
                patience, POLL, () -> calls.postOnce(body, "/orders", body).status() != 422)) {
            throw new Surprise("Product or user are still unknown after " + patience.toSeconds() + " s: " + body);
        }
        return told("POST /orders", 202, calls.postOnce(body, "/orders", body)).json();
    }

    /** Places an order of one product: the answer, with order_id and saga_id. */
    JsonNode place(long customer, String product, int quantity) {
        return place("{\"user_id\":" + customer + ",\"items\":[{\"product_id\":\"" + product + "\",\"quantity\":"
                + quantity + "}]}");
    }

    /** Offers a product: its id. */
    String offer(String name, String price, int stock) {
        var body = "{\"name\":\"" + name + "\",\"price\":" + price + ",\"stock\":" + stock + "}";
        return post("/products", body, 201).path("id").asText();
    }

    void awaitSaga(JsonNode placed, String status, Duration patience) {
        await(
                "/sagas/" + placed.path("saga_id").asText(),
                patience,
                "its saga is " + status,
                saga -> saga.path("status").asText().equals(status));
    }

    void expectBalance(long customer, String balance, Duration patience) {
        await(
                "/accounts?owner=" + customer,
                patience,
                "the balance is " + balance,
                found -> found.size() == 1
                        && found.path(0).path("balance").decimalValue().compareTo(new BigDecimal(balance)) == 0);
    }

    void delete(String path) {
        told("DELETE " + path, 204, calls.delete(path));
    }

    JsonNode get(String path) {
        return told("GET " + path, 200, calls.get(path)).json();
    }

    /** Asks until the answer is as expected; tells how long that took. */
    JsonNode await(String path, Duration patience, String state, Predicate<JsonNode> reached) {
        var watch = Stopwatch.start();
        if (!Waiting.until(patience, POLL, () -> reached.test(calls.get(path).json()))) {
            throw new Surprise("GET " + path + " does not say, after " + patience.toMillis() + " ms, that " + state
                    + ": " + calls.get(path).body());
        }
        var millis = String.format(Locale.ROOT, "%.1f", watch.elapsed().toNanos() / 1e6);
        console.ok(state + " after " + millis + " ms");
        return calls.get(path).json();
    }

    private Answer told(String call, int expected, Answer answer) {
        Surprise.unlessStatus(expected, call, answer);
        console.ok(call + " answered " + expected + (answer.body().isEmpty() ? "" : ": " + answer.body()));
        return answer;
    }
}
