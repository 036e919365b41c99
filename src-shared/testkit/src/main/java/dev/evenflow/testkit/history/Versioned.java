package dev.evenflow.testkit.history;

/** A state of an aggregate; versions count from 1 without a gap. Equal states are equal objects. */
public interface Versioned {

    long version();
}
