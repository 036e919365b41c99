package dev.evenflow.eventstore.projection;

import java.time.Duration;
import java.time.Instant;

/**
 * When projections are to be verified.
 *
 * @param every how often; zero for never by itself
 * @param lease after four of these, what could not be compared is tried again
 */
record DueVerification(Duration every, Duration lease) {

    private static final int LEASES = 4;

    /**
     * Whether it is time.
     *
     * @param begun whether a verification was begun and not ended
     */
    boolean is(VerdictTable.Standing standing, boolean begun, Instant now) {
        if (standing.verifying()) {
            return false;
        }
        var since = Duration.between(standing.verdicts().begunAt(), now);
        var scheduled = every.isPositive();
        if (begun || (scheduled && standing.verdicts().haveGaps())) {
            return since.compareTo(lease.multipliedBy(LEASES)) >= 0;
        }
        return scheduled && since.compareTo(every) >= 0;
    }
}
