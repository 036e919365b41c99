package dev.evenflow.bench.pace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evenflow.contracts.Subjects;
import io.nats.client.Connection;
import io.nats.client.Message;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Hears the events of orders as the relay publishes them, by a plain subscription: it costs the service nothing, and an
 * order counts as confirmed only when the world is told, which is after the commit.
 */
final class Confirmed {

    private static final Pattern TYPE = Pattern.compile("\"type\":\"order_(confirmed|cancelled|rejected)\"");
    private static final Pattern ORDER = Pattern.compile("\"aggregate_id\":\"([^\"]+)\"");

    private final Map<String, CompletableFuture<Long>> ends = new ConcurrentHashMap<>();

    static Confirmed listen(Connection nats) {
        var confirmed = new Confirmed();
        nats.createDispatcher(confirmed::heard).subscribe(Subjects.ORDER_EVENTS);
        return confirmed;
    }

    /** When the world hears that the order is confirmed, in the terms of {@link System#nanoTime}; fails when it is not. */
    CompletableFuture<Long> at(String order) {
        return end(order).whenComplete((time, failure) -> ends.remove(order));
    }

    private void heard(Message message) {
        var now = System.nanoTime();
        var event = new String(message.getData(), UTF_8);
        var type = TYPE.matcher(event);
        var order = ORDER.matcher(event);
        if (type.find() && order.find()) {
            end(order.group(1), type.group(1), now);
        }
    }

    private void end(String order, String how, long now) {
        if ("confirmed".equals(how)) {
            end(order).complete(now);
        } else {
            end(order).completeExceptionally(new IllegalStateException("An order was " + how + ": " + order));
        }
    }

    /** Whoever comes first: the answer to the request, or the event. */
    private CompletableFuture<Long> end(String order) {
        return ends.computeIfAbsent(order, unknown -> new CompletableFuture<>());
    }
}
