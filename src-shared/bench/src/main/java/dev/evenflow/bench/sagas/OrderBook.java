package dev.evenflow.bench.sagas;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** What the answers alone say of the orders. Thread-safe. */
public final class OrderBook {

    private final Map<String, PlacedOrder> byKey = new ConcurrentHashMap<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    void add(PlacedOrder placed) {
        byKey.put(placed.key(), placed);
    }

    void surprise(String surprise) {
        surprises.add(surprise);
    }

    Collection<PlacedOrder> placed() {
        return byKey.values();
    }

    /** Orders by their ids; fewer than keys where two keys got one order. */
    Map<String, PlacedOrder> byOrder() {
        return byKey.values().stream().collect(toMap(PlacedOrder::orderId, Function.identity(), (one, other) -> one));
    }

    /** Answers nobody should get. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }
}
