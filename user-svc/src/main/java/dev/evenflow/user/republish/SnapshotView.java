package dev.evenflow.user.republish;

import dev.evenflow.contracts.consistency.SnapshotAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a snapshot stands.
 *
 * @param state running, completed or failed
 * @param position users up to this id have been published
 * @param head the last id it will publish
 * @param published how many users
 */
@RegisterForReflection
public record SnapshotView(
        UUID id,
        String state,
        @Nullable Instant since,
        long position,
        long head,
        long published,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String error) {

    static SnapshotView of(SnapshotRun run) {
        return new SnapshotView(
                run.id(),
                run.state(),
                run.since(),
                run.lastId(),
                run.untilId(),
                run.published(),
                run.startedAt(),
                run.finishedAt(),
                run.error());
    }

    static SnapshotAnswer answer(SnapshotRun run) {
        return new SnapshotAnswer(run.id().toString(), run.state(), run.lastId(), run.untilId(), run.startedAt());
    }
}
