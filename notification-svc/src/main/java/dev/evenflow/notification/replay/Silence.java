package dev.evenflow.notification.replay;

import dev.evenflow.notification.readmodel.domain.Claim;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the owner of a claim shows no sign of life, by a clock of this instance alone: it counts from when a beat
 * was first seen here.
 */
final class Silence {

    private final Duration limit;
    private @Nullable Claim heard;
    private long since;

    Silence(Duration limit) {
        this.limit = limit;
    }

    /**
     * Looks at the claim.
     *
     * @param nanos of a clock that only goes forward
     * @return whether the same beat has been there for the limit
     */
    synchronized boolean isTooLong(Claim claim, long nanos) {
        if (!claim.equals(heard)) {
            heard = claim;
            since = nanos;
        }
        return nanos - since >= limit.toNanos();
    }
}
