package dev.evenflow.messaging.consume;

/**
 * Tells that a store is away from what is wrong with an event: a bean of whoever knows the store. Such a failure is tried
 * again for as long as {@code evenflow.messaging.redelivery.max-attempts-in-outage} allows, also between short outages in which
 * other events get through.
 */
@FunctionalInterface
public interface StoreOutage {

    /** Whether the failure says nothing about the event; its causes are asked about, too. */
    boolean isBehind(Throwable failure);
}
