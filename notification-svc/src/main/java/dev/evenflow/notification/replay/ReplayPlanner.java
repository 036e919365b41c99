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

/** Finds the place in the stream; refuses what the stream cannot give. */
@ApplicationScoped
class ReplayPlanner {

    private static final ProblemType HISTORY_GONE =
            new ProblemType("replay-history-gone", 409, "The stream no longer holds what is to be replayed");

    private final StreamReplay streams;
    private final Clock clock = Clock.systemUTC();

    ReplayPlanner(StreamReplay streams) {
        this.streams = streams;
    }

    Uni<ReplayPlan> plan(ReplayFrom from) {
        return streams.extent(Subjects.USERS_STREAM)
                .chain(extent -> start(from, extent)
                        .invoke(start -> requireHistory(from, start, extent))
                        .map(start -> new ReplayPlan(from, extent, start)));
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

    /** A time at or before the oldest message may reach back into what was removed. */
    private static void requireHistory(ReplayFrom from, long start, StreamExtent extent) {
        var reachesBack = from instanceof At ? start <= extent.first() : start < extent.first();
        if (!extent.hasBeginning() && reachesBack) {
            throw HISTORY_GONE.because("the stream begins with sequence " + extent.first()
                    + "; a replay from there carries over from the live copy what was changed before");
        }
    }

    private static RuntimeException invalid(String message) {
        return ProblemType.violating(List.of(new FieldViolation("from", message)));
    }
}
