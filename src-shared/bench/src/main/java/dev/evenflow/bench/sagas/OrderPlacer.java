package dev.evenflow.bench.sagas;

import dev.evenflow.bench.load.InsistentCalls;
import dev.evenflow.bench.load.Writers;
import java.util.Random;
import java.util.function.IntConsumer;

/** Places orders, each with a key of its own and as often as it takes until it is answered. */
public final class OrderPlacer implements IntConsumer {

    private static final int WRITERS = 8;
    private static final int ACCEPTED = 202;

    private final InsistentCalls calls;
    private final Market market;
    private final OrderBook book;
    private final Decisions decisions;
    private final String name;
    private final Random random;

    private OrderPlacer(
            InsistentCalls calls, Market market, OrderBook book, Decisions decisions, String name, Random random) {
        this.calls = calls;
        this.market = market;
        this.book = book;
        this.decisions = decisions;
        this.name = name;
        this.random = random;
    }

    /** Several of them. What is left to {@code decisions} in the end has to be decided by the caller. */
    public static Writers crew(
            InsistentCalls calls, Market market, OrderBook book, Decisions decisions, String family) {
        return new Writers(
                WRITERS,
                (number, random) -> new OrderPlacer(
                        calls.from(number), market, book, decisions, family + "-order-" + number, random));
    }

    @Override
    public void accept(int number) {
        var placed = place(name + "-" + number, market.plan(random));
        book.add(placed);
        if (random.nextBoolean()) {
            decisions.now(placed);
        } else {
            decisions.later(placed);
        }
    }

    /** As long as order-svc has not heard of a product it refuses the order, and has written nothing. */
    private PlacedOrder place(String key, OrderPlan plan) {
        var body = plan.json();
        var answer = calls.until(any -> any.status() == ACCEPTED, instance -> instance.postOnce(key, "/orders", body))
                .json();
        return new PlacedOrder(
                key, answer.path("order_id").asText(), answer.path("saga_id").asText(), plan.fate());
    }
}
