package dev.evenflow.eventstore;

import java.util.UUID;

/** An aggregate that is not there yet, and its first event. */
public record NewAggregate<E>(UUID id, Cause cause, NewEvent<E> first) {}
