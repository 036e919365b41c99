package dev.evenflow.admin.deadletter;

import dev.evenflow.messaging.redrive.Redriven;
import dev.evenflow.messaging.redrive.Redriven.Absent;
import dev.evenflow.messaging.redrive.Redriven.Applied;
import dev.evenflow.messaging.redrive.Redriven.Failed;
import dev.evenflow.messaging.redrive.Redriven.Waiting;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of all dead letters.
 *
 * @param redriven how many were applied and are gone
 * @param failed how many failed again and stay
 * @param failures the first {@value #SHOWN} of those
 */
@RegisterForReflection
public record RedriveReport(long redriven, long failed, List<Failure> failures) {

    static final int SHOWN = 100;

    /** One letter that failed again. */
    @RegisterForReflection
    public record Failure(long id, String reason) {}

    static RedriveReport of(List<Redriven> outcomes) {
        var failures = outcomes.stream().flatMap(RedriveReport::failure).toList();
        var redriven = outcomes.stream().filter(Applied.class::isInstance).count();
        return new RedriveReport(
                redriven, failures.size(), failures.stream().limit(SHOWN).toList());
    }

    private static Stream<Failure> failure(Redriven outcome) {
        return switch (outcome) {
            case Failed failed -> Stream.of(new Failure(failed.id(), failed.reason()));
            case Waiting waiting -> Stream.of(new Failure(waiting.id(), waiting.reason()));
            case Applied applied -> Stream.empty();
            case Absent absent -> Stream.empty();
        };
    }
}
