package dev.evenflow.eventstore;

/** Told in the process of every append, after its commit. Must neither block nor fail. */
public interface AppendListener {

    void eventsCommitted();
}
