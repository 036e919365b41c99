package dev.evenflow.eventstore.projection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a projection is.
 *
 * @param position number of the last event it has seen, 0 before the first
 * @param head number of the last event there is; events are not read in the order of these numbers alone
 * @param lag events it has yet to see
 * @param parkedCount aggregates it skips
 * @param parked the first hundred of them
 * @param rebuild the rebuild under way, or null
 */
public record ProjectionStatus(
        String name,
        long position,
        long head,
        long lag,
        long parkedCount,
        List<Parked> parked,
        @Nullable Rebuild rebuild) {

    /**
     * An aggregate that is skipped, until the projection is rebuilt.
     *
     * @param version of the event that could not be applied
     */
    public record Parked(UUID aggregateId, long version, UUID eventId, String reason, Instant parkedAt) {}

    /** A rebuild: the live table stays in use until it has caught up. */
    public record Rebuild(Instant startedAt, long position, long head, long lag, long parkedCount) {}
}
