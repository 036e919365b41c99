package dev.evenflow.consistency.domain;

/** What two readings tell of one user. */
public sealed interface Verdict {

    /** The copy is as its source, or newer than this reading of it. */
    record Right() implements Verdict {}

    /** The copy is older, and an event that changes it is on its way. */
    record OnItsWay() implements Verdict {}

    /** The copy knows more than the source knew before: only a later reading of the source can tell why. */
    record AskAgain() implements Verdict {}

    /** The copy is wrong. */
    record Wrong(Difference difference) implements Verdict {}
}
