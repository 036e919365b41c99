package dev.evenflow.consistency.check;

import dev.evenflow.consistency.domain.State;
import java.time.Duration;
import java.time.Instant;

/**
 * When an instance makes the next check: the one that made the last goes on at the interval, since it still knows what it
 * verified; another one steps in when that is overdue, or was not possible.
 */
record Turn(Duration interval, Duration retryAfter) {

    private static final double ALMOST = 0.9;
    private static final double OVERDUE = 1.5;

    /** How long to wait before looking again; not positive when the check is to be made now. */
    Duration left(Standing standing, Instant now) {
        if (standing.checking()) {
            return retryAfter;
        }
        var begun = standing.report().beganAt();
        var state = standing.report().standing();
        if (begun == null || state == State.UNAVAILABLE || (standing.mine() && !isSettled(state))) {
            return Duration.ZERO;
        }
        var wait = interval.toMillis() * (standing.mine() ? ALMOST : OVERDUE);
        return Duration.ofMillis((long) wait).minus(Duration.between(begun, now));
    }

    /** Whether a check is not worth repeating before the interval is over. */
    static boolean isSettled(State state) {
        return state == State.IN_SYNC || state == State.DRIFTED;
    }
}
