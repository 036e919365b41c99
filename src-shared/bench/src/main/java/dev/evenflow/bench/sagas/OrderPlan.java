package dev.evenflow.bench.sagas;

import static java.util.stream.Collectors.joining;

import java.util.Map;

/**
 * An order somebody is going to place.
 *
 * @param items how many of each product
 */
record OrderPlan(Fate fate, long customer, Map<String, Integer> items) {

    OrderPlan {
        items = Map.copyOf(items);
    }

    String json() {
        var lines = items.entrySet().stream()
                .sorted(Map.Entry.comparingByKey()) // the same body for the same key
                .map(item -> "{\"product_id\":\"" + item.getKey() + "\",\"quantity\":" + item.getValue() + "}");
        return "{\"user_id\":" + customer + ",\"items\":[" + lines.collect(joining(",")) + "]}";
    }
}
