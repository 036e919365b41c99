package dev.evenflow.eventstore;

/**
 * How the state of an aggregate is kept as JSON.
 *
 * @param state the record; it has to be registered for reflection
 * @param schema raise it with every change of the record or of its meaning: snapshots of another schema are ignored
 */
public record SnapshotType<S>(Class<S> state, int schema) {}
