package dev.evenflow.consistency.check;

import dev.evenflow.consistency.domain.Difference;
import dev.evenflow.consistency.domain.Kind;
import dev.evenflow.consistency.domain.Overview;
import dev.evenflow.consistency.domain.Report;
import dev.evenflow.consistency.domain.State;
import dev.evenflow.contracts.consistency.SnapshotAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a check came to.
 *
 * @param found what was wrong before anything was repaired
 * @param left what became of it
 * @param snapshot there when the source publishes everything again
 * @param reason why it was not repaired
 */
record Outcome(
        Overview overview, Findings found, Confirmed left, Optional<SnapshotAnswer> snapshot, Optional<String> reason) {

    static Outcome untouched(Overview overview, Findings found) {
        return new Outcome(overview, found, new Confirmed(found.wrong(), 0, false), Optional.empty(), Optional.empty());
    }

    Outcome repaired(Confirmed remaining) {
        return new Outcome(overview, found, remaining, snapshot, reason);
    }

    Outcome repairing(SnapshotAnswer running) {
        return new Outcome(overview, found, left, Optional.of(running), reason);
    }

    Outcome failed(Throwable failure) {
        return new Outcome(overview, found, left, snapshot, Optional.of(String.valueOf(failure.getMessage())));
    }

    Report report(Report before, Instant begun, Instant now, String by) {
        var state = state(before.standing());
        return new Report(
                now,
                overview.sourceCount(),
                overview.copyCount(),
                found.tooMany() ? Math.max(count(Kind.MISSING), overview.fewer()) : count(Kind.MISSING),
                count(Kind.STALE) + count(Kind.AHEAD),
                count(Kind.EXTRA),
                state == State.IN_SYNC,
                state.wireName(),
                found.lagging(),
                found.wrong().size() - left.wrong().size() - left.lagging(),
                Duration.between(begun, now).toMillis(),
                overview.deep(),
                named(),
                snapshot.orElse(null),
                reason.orElse(null),
                begun,
                by);
    }

    private State state(State before) {
        if (snapshot.isPresent()) {
            return State.REPAIRING;
        }
        if (found.behind() || left.behind()) {
            return before == State.REPAIRING ? State.REPAIRING : State.BEHIND;
        }
        return left.wrong().isEmpty() ? State.IN_SYNC : State.DRIFTED;
    }

    private long count(Kind kind) {
        return found.wrong().stream().filter(one -> one.kind() == kind).count();
    }

    private List<Report.Named> named() {
        return found.wrong().stream()
                .sorted(Comparator.comparingLong(Difference::id))
                .limit(Report.SHOWN)
                .map(Report.Named::of)
                .toList();
    }
}
