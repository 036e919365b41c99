package dev.evenflow.eventstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenflow.eventstore.CounterEvent.Increased;
import dev.evenflow.eventstore.CounterEvent.Started;
import dev.evenflow.eventstore.CounterEvent.Stopped;
import java.math.BigDecimal;
import java.util.Map;

/** The state of the aggregate made for these tests. */
public record Counter(BigDecimal limit, int count, boolean stopped) {

    public static final EventTypes<CounterEvent> EVENTS = EventTypes.of(
            EventType.of("counter_started", Started.class),
            EventType.of("counter_increased", Increased.class, Counter::numbersForWords, Counter::byForSteps),
            EventType.of("counter_stopped", Stopped.class));

    public static final AggregateType<Counter, CounterEvent> TYPE = new AggregateType<>(
            "counter",
            new Counter(BigDecimal.ZERO, 0, false),
            Counter::evolve,
            EVENTS,
            new SnapshotType<>(Counter.class, 1));

    public static Decision<CounterEvent, String> increase(Counter counter, int by) {
        if (counter.stopped()) {
            return Decision.reject("stopped");
        }
        return by == 0 ? Decision.accept() : Decision.accept(new Increased(by));
    }

    Counter evolve(CounterEvent event) {
        return switch (event) {
            case Started started -> new Counter(started.limit(), count, stopped);
            case Increased increased -> new Counter(limit, count + increased.by(), stopped);
            case Stopped reason -> new Counter(limit, count, true);
        };
    }

    private static ObjectNode numbersForWords(ObjectNode payload) {
        var words = Map.of("one", 1, "two", 2);
        return payload.put("steps", words.get(payload.get("steps").textValue()));
    }

    private static ObjectNode byForSteps(ObjectNode payload) {
        payload.set("by", payload.remove("steps"));
        return payload;
    }
}
