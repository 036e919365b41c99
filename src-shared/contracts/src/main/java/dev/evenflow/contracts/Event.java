package dev.evenflow.contracts;

/** A published fact. Every publisher seals its own events under an interface that extends this one. */
public interface Event {

    /** The id of the aggregate the event belongs to, as it stands in {@link Envelope#aggregateId()}. */
    String aggregateId();
}
