package dev.evenflow.messaging.consume;

import java.time.Duration;

/**
 * How long an event has been waiting for an earlier one of its aggregate.
 *
 * @param since when it was first held, by {@link System#nanoTime()}
 * @param times how often it was handed to the consumer in vain since the aggregate last got on
 * @param applied the version of the aggregate that was applied last
 */
record Wait(long since, int times, long applied) {

    static Wait begin(long now, long applied) {
        return new Wait(now, 1, applied);
    }

    /** Handed out once more, in vain. */
    Wait again(long appliedByNow) {
        return new Wait(since, appliedByNow == applied ? times + 1 : 1, appliedByNow);
    }

    boolean isLongerThan(Duration patience, long now) {
        return now - since > patience.toNanos();
    }
}
