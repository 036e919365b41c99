package dev.evenflow.bench.sagas;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the events of an order add up to: folded here, by nothing of the service.
 *
 * @param reason of the last event that has one
 * @param messages that its customer has to get, in order
 */
record OrderFold(String sagaId, OrderFacts facts, String reason, List<String> messages) {

    OrderFold {
        messages = List.copyOf(messages);
    }

    static OrderFold created(String sagaId, OrderFacts facts) {
        return new OrderFold(sagaId, facts, "", List.of());
    }

    OrderFold then(OrderStep step) {
        var told = Stream.concat(messages.stream(), Stream.of(step.message()).filter(one -> !one.isEmpty()));
        return new OrderFold(sagaId, facts.then(step), step.reason().isEmpty() ? reason : step.reason(), told.toList());
    }

    boolean isConfirmed() {
        return facts.status().equals("confirmed");
    }
}
