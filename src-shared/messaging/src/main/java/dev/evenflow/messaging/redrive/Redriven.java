package dev.evenflow.messaging.redrive;

/** What became of a dead letter that was redriven. */
public sealed interface Redriven {

    long id();

    /** The event is applied and the letter deleted. */
    record Applied(long id) implements Redriven {}

    /** It failed again; the letter stays. */
    record Failed(long id, String reason) implements Redriven {}

    /** It cannot be applied before an earlier event of its aggregate; the letter stays. */
    record Waiting(long id, String reason) implements Redriven {}

    /** There is no such letter, perhaps not any more. */
    record Absent(long id) implements Redriven {}
}
