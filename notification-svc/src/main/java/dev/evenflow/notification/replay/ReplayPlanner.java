package dev.evenflow.notification.replay;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.replay.StreamExtent;
import dev.evenflow.messaging.replay.StreamReplay;
import dev.evenflow.notification.replay.ReplayFrom.At;
import dev.evenflow.notification.replay.ReplayFrom.Beginning;
import dev.evenflow.notification.replay.ReplayFrom.Sequence;
import dev.evenflow.web.problem.FieldViolation;
import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Finds the place in the stream. What is before its first message may have been erased with a user, or removed by somebody: the
 * comparison at the end of a replay tells whether anybody is missing, so both begin with what is there.
 */
@ApplicationScoped
class ReplayPlanner {

    private final StreamReplay streams;
    private final Clock clock = Clock.systemUTC();

    ReplayPlanner(StreamReplay streams) {
        this.streams = streams;
    }

    Uni<ReplayPlan> plan(ReplayFrom from) {
        return streams.extent(Subjects.USERS_STREAM)
                .chain(extent -> start(from, extent)
                        .map(start -> new ReplayPlan(from, extent, Math.max(start, extent.first()))));
    }

    private Uni<Long> start(ReplayFrom from, StreamExtent extent) {
        return switch (from) {
            case Beginning beginning -> Uni.createFrom().item(1L);
            case Sequence(long sequence) -> Uni.createFrom().item(() -> existing(sequence, extent));
            case At at -> start(at);
        };
    }

    private Uni<Long> start(At at) {
        return at.time().isAfter(clock.instant())
                ? Uni.createFrom().failure(invalid("must not be in the future"))
                : streams.sequenceAt(Subjects.USERS_STREAM, at.time());
    }

    private static long existing(long sequence, StreamExtent extent) {
        if (sequence > extent.last()) {
            throw invalid("must not be beyond the last sequence, which is " + extent.last());
        }
        return sequence;
    }

    private static RuntimeException invalid(String message) {
        return ProblemType.violating(List.of(new FieldViolation("from", message)));
    }
}
