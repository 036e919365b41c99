package dev.evenflow.eventstore;

import java.util.UUID;
import java.util.function.Function;

/** A command for an aggregate, one of many that are executed together. */
public record Execution<S, E, R>(UUID id, Cause cause, Function<S, Decision<E, R>> decide) {}
