package dev.evenflow.eventstore;

import java.util.List;

/**
 * How events of one kind are stored.
 *
 * @param name the wire name, snake_case; never changes once there are events, and is never the name of a class
 * @param payload the record, as JSON; it has to be registered for reflection
 * @param upcasters from schema 1 to 2, from 2 to 3 and so on: their number decides which schema is written
 */
public record EventType<E>(String name, Class<E> payload, List<Upcaster> upcasters) {

    public EventType {
        upcasters = List.copyOf(upcasters);
    }

    public static <E> EventType<E> of(String name, Class<E> payload, Upcaster... upcasters) {
        return new EventType<>(name, payload, List.of(upcasters));
    }

    /** The newest schema, the one that is written, from 1. */
    public int schema() {
        return upcasters.size() + 1;
    }
}
