package dev.evenflow.eventstore.projection;

import java.time.Instant;
import java.util.List;

/**
 * What the last verification of all projections said; also the JSON that is kept.
 *
 * @param begunAt when it began
 * @param verdicts of each projection there was then
 */
record Verdicts(Instant begunAt, List<ProjectionVerdict> verdicts) {

    static final Verdicts NONE = new Verdicts(Instant.EPOCH, List.of());

    Verdicts {
        verdicts = List.copyOf(verdicts);
    }

    /** Whether one of them could not be compared. */
    boolean haveGaps() {
        return verdicts.stream().anyMatch(verdict -> verdict.checkedAt() == null);
    }

    ProjectionVerdict of(String name) {
        return verdicts.stream()
                .filter(verdict -> verdict.name().equals(name))
                .findFirst()
                .orElseGet(() -> ProjectionVerdict.unchecked(name));
    }
}
