package dev.evenflow.notification.readmodel.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * How a replay stands.
 *
 * @param from as it was asked for
 * @param position everything in the stream up to this sequence was read
 * @param head sequence up to which the stream is read, 0 before that is known
 * @param applied changes written from the stream
 * @param skipped messages that could not be read, or are no user events
 * @param carriedOver documents taken over from the live copy
 * @param finishedAt when it was completed or had failed, UTC
 * @param error why it failed
 */
public record ReplayProgress(
        String id,
        ReplayState state,
        String from,
        long position,
        long head,
        long applied,
        long skipped,
        long carriedOver,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<String> error) {

    /** One that begins behind a position. */
    public static ReplayProgress begun(String id, String from, long position, Instant now) {
        return new ReplayProgress(
                id, ReplayState.PREPARING, from, position, 0, 0, 0, 0, now, Optional.empty(), Optional.empty());
    }

    public ReplayProgress in(ReplayState next) {
        return with(next, position, head, applied, skipped, carriedOver, finishedAt, error);
    }

    /** The stream is to be read up to here. */
    public ReplayProgress upTo(long newHead) {
        return with(state, position, Math.max(newHead, position), applied, skipped, carriedOver, finishedAt, error);
    }

    /** A batch was read and written. */
    public ReplayProgress read(long newPosition, int moreApplied, int moreSkipped) {
        return with(
                state,
                newPosition,
                Math.max(head, newPosition),
                applied + moreApplied,
                skipped + moreSkipped,
                carriedOver,
                finishedAt,
                error);
    }

    public ReplayProgress carried(int more) {
        return with(state, position, head, applied, skipped, carriedOver + more, finishedAt, error);
    }

    /** It will have failed, once what it left is removed. */
    public ReplayProgress because(String reason) {
        return with(
                ReplayState.TIDYING, position, head, applied, skipped, carriedOver, finishedAt, Optional.of(reason));
    }

    /** It has not failed after all. */
    public ReplayProgress withoutError() {
        return with(state, position, head, applied, skipped, carriedOver, finishedAt, Optional.empty());
    }

    /** Nothing is left to be done. */
    public ReplayProgress finished(Instant now) {
        var outcome = error.isPresent() ? ReplayState.FAILED : ReplayState.COMPLETED;
        return with(outcome, position, head, applied, skipped, carriedOver, Optional.of(now), error);
    }

    private ReplayProgress with(
            ReplayState newState,
            long newPosition,
            long newHead,
            long newApplied,
            long newSkipped,
            long newCarriedOver,
            Optional<Instant> newFinishedAt,
            Optional<String> newError) {
        return new ReplayProgress(
                id,
                newState,
                from,
                newPosition,
                newHead,
                newApplied,
                newSkipped,
                newCarriedOver,
                startedAt,
                newFinishedAt,
                newError);
    }
}
