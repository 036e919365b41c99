package dev.evenflow.notification.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay as it is answered, at most a heartbeat old.
 *
 * @param state {@code preparing}, {@code reading}, {@code comparing}, {@code tidying}, {@code completed} or {@code failed}
 * @param position everything in the stream up to this sequence was read
 * @param head sequence up to which the stream is read, 0 before that is known
 * @param applied changes written from the stream
 * @param skipped messages that could not be read, or are no user events
 * @param carriedOver documents taken over from the live copy
 * @param finishedAt left out while it runs
 * @param error left out when there is none
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayView(
        String id,
        String state,
        String from,
        long position,
        long head,
        long applied,
        long skipped,
        long carriedOver,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String error) {

    static ReplayView of(ReplayProgress progress) {
        return new ReplayView(
                progress.id(),
                progress.state().wireName(),
                progress.from(),
                progress.position(),
                progress.head(),
                progress.applied(),
                progress.skipped(),
                progress.carriedOver(),
                progress.startedAt(),
                progress.finishedAt().orElse(null),
                progress.error().orElse(null));
    }
}
