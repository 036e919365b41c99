package dev.evenflow.bench.sagas;

import dev.evenflow.testkit.history.Versioned;
import java.time.Instant;

/**
 * An order as its events or the read model know it.
 *
 * @param lines product, quantity, price and name of each, as text
 * @param pieces of all products
 */
record OrderFacts(
        long version,
        long userId,
        String lines,
        long pieces,
        String total,
        String status,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    OrderFacts then(OrderStep step) {
        var next = step.status().isEmpty() ? status : step.status();
        return new OrderFacts(step.version(), userId, lines, pieces, total, next, createdAt, step.at());
    }
}
