package dev.evenflow.eventstore;

import dev.evenflow.contracts.Event;
import java.util.Optional;

/**
 * From what is stored of a kind of aggregate to what the world is told: a bean per kind, called in the append, whose
 * transaction writes the result to the outbox. Aggregates without one publish nothing.
 */
public interface EventPublication<E> {

    /** The {@link AggregateType#name()} it is for. */
    String aggregateType();

    /** Pure. Empty for what stays inside. */
    Optional<Publication> publish(RecordedEvent<E> event);

    /** A contract, published under the id, version and cause of the stored event. */
    record Publication(String subject, Event contract) {}
}
