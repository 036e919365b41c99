package dev.evenflow.contracts.consistency;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the state of all users to be published again, on {@link dev.evenflow.contracts.Subjects#USER_SNAPSHOT}. One that
 * runs and covers it is joined.
 *
 * @param since only of those that have changed then or later; null for all
 */
public record SnapshotQuery(@Nullable Instant since) {

    private static final int LAST_YEAR = 9999;

    public SnapshotQuery {
        if (since != null && !isInAYear(since)) {
            throw new IllegalArgumentException("since must be in a year from 1 to 9999");
        }
    }

    private static boolean isInAYear(Instant time) {
        var year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1 && year <= LAST_YEAR;
    }
}
