package dev.evenflow.consistency.domain;

import dev.evenflow.contracts.consistency.SnapshotAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a copy stands, as the last check says; also the JSON that is kept and answered.
 *
 * @param checkedAt when the last check that came to an end did; null before the first one
 * @param sourceCount users at the source
 * @param copyCount users in the copy, before anything was repaired
 * @param missing users that the check found missing; counted by range, and so at least, where more are than it repairs
 * @param stale users it found in another state than that of the source
 * @param extra users it found that the source never heard of
 * @param inSync whether nothing of it is left
 * @param state {@code unchecked}, {@code in_sync}, {@code drifted}, {@code repairing}, {@code behind} or {@code unavailable}
 * @param lagging users whose events were still on their way
 * @param repaired how many of those that were wrong are right again
 * @param deep whether all rows of both sides were read
 * @param differences the first {@value #SHOWN} users that were wrong, by id
 * @param snapshot what the source is publishing again, null when it is not
 * @param reason why it could not be checked or repaired, null when it could
 * @param beganAt when the last check began, whether or not it came to an end; null before the first one
 * @param checkedBy the instance that made it
 */
public record Report(
        @Nullable Instant checkedAt,
        long sourceCount,
        long copyCount,
        long missing,
        long stale,
        long extra,
        boolean inSync,
        String state,
        long lagging,
        long repaired,
        long durationMs,
        boolean deep,
        List<Named> differences,
        @Nullable SnapshotAnswer snapshot,
        @Nullable String reason,
        @Nullable Instant beganAt,
        String checkedBy) {

    public static final int SHOWN = 1_000;

    public Report {
        differences = List.copyOf(differences);
    }

    /**
     * One user that was wrong.
     *
     * @param kind {@code missing}, {@code stale}, {@code ahead} or {@code extra}
     * @param sourceVersion null where the source has none
     * @param copyVersion null where the copy had none
     */
    public record Named(
            long id,
            String kind,
            @Nullable Long sourceVersion,
            @Nullable Long copyVersion) {

        public static Named of(Difference difference) {
            return new Named(
                    difference.id(),
                    difference.kind().wireName(),
                    difference.source().map(row -> row.version()).orElse(null),
                    difference.copy().map(CopyRow::version).orElse(null));
        }
    }

    /** Of a copy that nobody has looked at. */
    public static Report unchecked() {
        return new Report(
                null,
                0,
                0,
                0,
                0,
                0,
                false,
                State.UNCHECKED.wireName(),
                0,
                0,
                0,
                false,
                List.of(),
                null,
                null,
                null,
                "");
    }

    public State standing() {
        return State.named(state);
    }

    /** The same, after a check that was not possible: what was true before may not be any more. */
    public Report unavailable(String why, Instant begun, String by) {
        return new Report(
                checkedAt,
                sourceCount,
                copyCount,
                missing,
                stale,
                extra,
                false,
                State.UNAVAILABLE.wireName(),
                lagging,
                repaired,
                durationMs,
                deep,
                differences,
                snapshot,
                why,
                begun,
                by);
    }
}
