package dev.evenflow.contracts;

/**
 * What travels in an {@link Envelope}: a published fact or, between a saga and its participants, a command and its reply.
 * Every publisher seals its own under an interface that extends this one.
 */
public interface Event {

    /** The id of the aggregate the event belongs to, as it stands in {@link Envelope#aggregateId()}. */
    String aggregateId();
}
