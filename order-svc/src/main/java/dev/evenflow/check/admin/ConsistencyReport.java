package dev.evenflow.check.admin;

import dev.evenflow.consistency.domain.Report;
import dev.evenflow.eventstore.projection.ProjectionVerdict;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * How everything stands that is made from events.
 *
 * @param inSync whether all of it is right
 * @param users the copy of the users, against user-svc
 * @param projections the read models, against a fold of their events
 */
@RegisterForReflection
public record ConsistencyReport(boolean inSync, Report users, List<ProjectionVerdict> projections) {

    public ConsistencyReport {
        projections = List.copyOf(projections);
    }

    static ConsistencyReport of(Report users, List<ProjectionVerdict> projections) {
        var inSync = users.inSync() && projections.stream().allMatch(ProjectionVerdict::inSync);
        return new ConsistencyReport(inSync, users, projections);
    }
}
