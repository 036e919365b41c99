package dev.evenflow.eventstore;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The explicit list of events that somebody writes or reads: the only way from a stored name to a class. */
public final class EventTypes<E> {

    private final Map<String, EventType<? extends E>> byName;
    private final Map<Class<?>, EventType<? extends E>> byPayload;

    private EventTypes(List<EventType<? extends E>> types) {
        byName = types.stream().collect(toUnmodifiableMap(EventType::name, Function.identity()));
        byPayload = types.stream().collect(toUnmodifiableMap(EventType::payload, Function.identity()));
    }

    /**
     * A list of these.
     *
     * @throws IllegalStateException when a name or a class stands there twice
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <E> EventTypes<E> of(EventType<? extends E>... types) {
        return new EventTypes<>(Arrays.<EventType<? extends E>>stream(types).toList());
    }

    /** These lists in one: for a projection of several aggregates. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <E> EventTypes<E> all(EventTypes<? extends E>... lists) {
        return new EventTypes<>(Arrays.stream(lists)
                .<EventType<? extends E>>flatMap(list -> list.byName.values().stream())
                .toList());
    }

    /** The part of this list that holds these classes. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <F extends E> EventTypes<F> only(Class<? extends F>... payloads) {
        return new EventTypes<>(Arrays.stream(payloads)
                .<EventType<? extends F>>map(payload -> narrowed(ofClass(payload), payload))
                .toList());
    }

    public Optional<EventType<? extends E>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The type of an event.
     *
     * @throws IllegalArgumentException when its class is not in this list
     */
    public EventType<? extends E> of(E event) {
        return ofClass(event.getClass());
    }

    public Set<String> names() {
        return byName.keySet();
    }

    /** Every class that becomes JSON: what has to be registered for reflection, beside what is nested in it. */
    public Set<Class<?>> payloads() {
        return byPayload.keySet();
    }

    private EventType<? extends E> ofClass(Class<?> payload) {
        var type = byPayload.get(payload);
        if (type == null) {
            throw new IllegalArgumentException("No event type for " + payload);
        }
        return type;
    }

    private static <F> EventType<F> narrowed(EventType<?> type, Class<F> payload) {
        return new EventType<>(type.name(), payload, type.upcasters());
    }
}
