/**
 * The event store: what happened to aggregates, kept for ever in PostgreSQL. {@link dev.evenflow.eventstore.Aggregates}
 * executes commands, {@link dev.evenflow.eventstore.EventStore} loads and appends,
 * {@link dev.evenflow.eventstore.EventReader} reads the events of all aggregates in order. It knows no aggregate: they
 * describe themselves by an {@link dev.evenflow.eventstore.AggregateType}.
 */
@NullMarked
package dev.evenflow.eventstore;

import org.jspecify.annotations.NullMarked;
