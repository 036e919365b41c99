package dev.evenflow.eventstore;

import java.util.Arrays;
import java.util.List;

/**
 * What a decider answers to a command. It is made from the state alone, so that it can be made again.
 *
 * @param <E> the aggregate's events
 * @param <R> why a command may be refused
 */
public sealed interface Decision<E, R> {

    /** These events happen; none at all when the command changes nothing. */
    record Accepted<E, R>(List<E> events) implements Decision<E, R> {

        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected<E, R>(R reason) implements Decision<E, R> {}

    @SafeVarargs
    @SuppressWarnings("varargs")
    static <E, R> Decision<E, R> accept(E... events) {
        return new Accepted<>(Arrays.stream(events).toList());
    }

    static <E, R> Decision<E, R> reject(R reason) {
        return new Rejected<>(reason);
    }
}
