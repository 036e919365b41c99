package dev.evenflow.eventstore;

import java.util.function.BiFunction;

/**
 * What the event store has to know of a kind of aggregate.
 *
 * @param name of the kind, snake_case; never changes once there are events
 * @param initial the state before the first event
 * @param evolve the state after an event: pure, accepts everything that was ever stored
 * @param events everything this kind of aggregate stores
 */
public record AggregateType<S, E>(
        String name, S initial, BiFunction<S, E, S> evolve, EventTypes<E> events, SnapshotType<S> snapshot) {}
