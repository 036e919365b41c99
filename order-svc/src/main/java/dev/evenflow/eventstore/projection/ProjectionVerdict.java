package dev.evenflow.eventstore.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a projection is what its events make of it; also the JSON that is kept and answered.
 *
 * @param checkedAt when it was last compared, null if never
 * @param position number of the event up to which it was
 * @param missing rows its tables lacked
 * @param stale rows that should have been otherwise
 * @param extra rows they should not have had
 * @param inSync whether nothing of it is left
 * @param state {@code unchecked}, {@code in_sync}, {@code drifted}, {@code repairing} (the rebuilt tables are about to replace
 *     them), {@code rebuilding} (somebody else asked for that, so there was nothing to compare) or {@code unavailable}
 * @param repaired whether what was wrong has been replaced
 * @param differences the first of the rows, of each table and kind
 * @param reason why it could not be compared or repaired, null when it could
 */
public record ProjectionVerdict(
        String name,
        @Nullable Instant checkedAt,
        long position,
        long missing,
        long stale,
        long extra,
        boolean inSync,
        String state,
        boolean repaired,
        List<Named> differences,
        long durationMs,
        @Nullable String reason) {

    public ProjectionVerdict {
        differences = List.copyOf(differences);
    }

    /**
     * A row that was wrong.
     *
     * @param kind {@code missing}, {@code stale} or {@code extra}
     * @param key of the row: the columns of the primary key, separated by slashes
     */
    public record Named(String table, String kind, String key) {}

    /** How a projection stands. */
    enum State {
        UNCHECKED,
        IN_SYNC,
        DRIFTED,
        REPAIRING,
        REBUILDING,
        UNAVAILABLE;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ProjectionVerdict unchecked(String name) {
        return without(name, State.UNCHECKED, null, Duration.ZERO);
    }

    /** Of a projection that could not be compared. */
    static ProjectionVerdict without(String name, State state, @Nullable String reason, Duration took) {
        return new ProjectionVerdict(
                name, null, 0, 0, 0, 0, false, state.wireName(), false, List.of(), took.toMillis(), reason);
    }

    /** Of one that was. */
    static ProjectionVerdict of(String name, Compared compared, State state, Instant now, Duration took) {
        var found = compared.deviation();
        return new ProjectionVerdict(
                name,
                now,
                compared.position(),
                found.missing(),
                found.stale(),
                found.extra(),
                state == State.IN_SYNC,
                state.wireName(),
                state == State.IN_SYNC && !found.isNone(),
                found.named(),
                took.toMillis(),
                state == State.DRIFTED ? compared.whyNotReplaced() : null);
    }
}
