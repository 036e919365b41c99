package dev.evenflow.user.republish;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot of all users.
 *
 * @param since only of users that have changed then or later; null for all
 * @param lastId users up to this id have been published
 * @param untilId the last one there was when it began
 * @param published how many
 * @param error why it failed, if it did
 */
record SnapshotRun(
        UUID id,
        @Nullable Instant since,
        long lastId,
        long untilId,
        long published,
        String state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String error) {

    static final String RUNNING = "running";
    static final String COMPLETED = "completed";
    static final String FAILED = "failed";

    static SnapshotRun of(Row row) {
        return new SnapshotRun(
                row.getUUID("id"),
                time(row, "since"),
                row.getLong("last_id"),
                row.getLong("until_id"),
                row.getLong("published"),
                row.getString("state"),
                row.getOffsetDateTime("started_at").toInstant(),
                time(row, "finished_at"),
                row.getString("error"));
    }

    /** Whether whoever wants what has changed since then gets it from this one. */
    boolean covers(@Nullable Instant wanted) {
        return since == null || (wanted != null && !wanted.isBefore(since));
    }

    private static @Nullable Instant time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
