package dev.evenflow.eventstore;

/** What became of a command. */
public sealed interface Outcome<S, R> {

    /** Its events are stored; the aggregate is as it is after them. */
    record Done<S, R>(Aggregate<S> aggregate) implements Outcome<S, R> {}

    /** Nothing was stored. */
    record Rejected<S, R>(Aggregate<S> aggregate, R reason) implements Outcome<S, R> {}
}
