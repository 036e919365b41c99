package dev.evenflow.eventstore.projection;

/**
 * Live tables against a fold of the same events.
 *
 * @param position number of the last of these events
 * @param unreadable aggregates that the fold had to skip, and the live tables had not
 */
record Compared(long position, long unreadable, Deviation deviation) {

    /** Whether the fold is the better of the two. */
    boolean mayReplace() {
        return unreadable == 0;
    }

    String whyNotReplaced() {
        return mayReplace() ? "evenflow.consistency.repair is off" : unreadable + " aggregates cannot be read any more";
    }
}
