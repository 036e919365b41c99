package dev.evenflow.bench.sagas;

import dev.evenflow.bench.load.InsistentCalls;
import dev.evenflow.testkit.service.Answer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What people say of orders that were placed: some at once, others when their sagas have gone on. Thread-safe. */
public final class Decisions {

    private static final int WAITING = 24;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    private final InsistentCalls calls;
    private final OrderBook book;
    private final Queue<PlacedOrder> waiting = new ConcurrentLinkedQueue<>();

    public Decisions(InsistentCalls calls, OrderBook book) {
        this.calls = calls;
        this.book = book;
    }

    /** Nothing is to be decided of most orders. */
    void now(PlacedOrder placed) {
        placed.fate().decision().ifPresent(decision -> decide(placed, decision));
    }

    /** The one that has waited longest is decided now where many wait. */
    void later(PlacedOrder placed) {
        if (placed.fate().decision().isPresent()) {
            waiting.add(placed);
        }
        if (waiting.size() > WAITING) {
            next().ifPresent(this::now);
        }
    }

    /** Decides all that wait. */
    public void rest() {
        for (var one = next(); one.isPresent(); one = next()) {
            now(one.get());
        }
    }

    private Optional<PlacedOrder> next() {
        return Optional.ofNullable(waiting.poll());
    }

    private void decide(PlacedOrder placed, String decision) {
        var key = placed.key() + "-" + decision;
        var path = "/orders/" + placed.orderId() + "/" + decision;
        var body = "{\"reason\":\"" + placed.fate().reason() + "\"}";
        var answer = calls.until(Decisions::decides, instance -> instance.postOnce(key, path, body));
        if (answer.status() != ACCEPTED) {
            book.surprise(path + " was answered " + answer.status() + ": " + answer.body());
        }
    }

    /** Done, or refused for good; a conflict with others is no decision. */
    private static boolean decides(Answer answer) {
        return answer.status() == ACCEPTED
                || (answer.status() == CONFLICT
                        && !answer.json().path("type").asText().endsWith(":conflict"));
    }
}
