package dev.evenflow.eventstore;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Turns a stored payload of one schema into that of the next, when it is read; what is stored never changes. */
@FunctionalInterface
public interface Upcaster {

    /** Pure but for its argument, which it may change and return. */
    ObjectNode upcast(ObjectNode payload);
}
