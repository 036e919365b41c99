package dev.evenflow.eventstore;

/**
 * A place in the order of all events; compare and keep it, do not count with it. Within an aggregate it agrees with the
 * order of versions.
 *
 * @param tx the transaction that appended the event
 * @param number of the event, unique; does not grow with every position
 */
public record Position(long tx, long number) {

    /** Before the first event. */
    public static final Position START = new Position(0, 0);
}
