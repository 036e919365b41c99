package dev.evenflow.notification.replay;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.notification.readmodel.domain.Claim;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import dev.evenflow.notification.readmodel.store.ReadModels;
import dev.evenflow.notification.user.store.UserCollections;
import dev.evenflow.web.problem.ProblemType;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Starts replays, one at a time in the whole service. */
@ApplicationScoped
class Replays {

    private static final ProblemType RUNNING = new ProblemType("replay-running", 409, "A replay is running");

    private final ReplayPlanner planner;
    private final ReadModels models;
    private final Rebuild rebuild;
    private final ReplayWork work;
    private final EventIds ids = new EventIds();
    private final Clock clock = Clock.systemUTC();

    Replays(ReplayPlanner planner, ReadModels models, Rebuild rebuild, ReplayWork work) {
        this.planner = planner;
        this.models = models;
        this.rebuild = rebuild;
        this.work = work;
    }

    /** Completes when it has begun; fails with a problem when it cannot. */
    Uni<ReplayProgress> start(ReplayFrom from) {
        return planner.plan(from).chain(this::claim);
    }

    private Uni<ReplayProgress> claim(ReplayPlan plan) {
        var id = ids.next().toString();
        var claim = new Claim(id, work.owner(), 1, UserCollections.builtBy(id));
        var progress = ReplayProgress.begun(id, plan.from().text(), plan.start() - 1, clock.instant());
        return models.begin(claim, progress)
                .invoke(Replays::requireBegun)
                .chain(models::find)
                .invoke(model ->
                        launch(new RunningReplay(claim, model.placement().live(), progress), plan))
                .replaceWith(progress);
    }

    private void launch(RunningReplay replay, ReplayPlan plan) {
        Log.infof(
                "Replay %s begins from %s, at sequence %d",
                replay.id(), plan.from().text(), plan.start());
        work.launch(replay, rebuild.run(replay, plan));
    }

    private static void requireBegun(boolean begun) {
        if (!begun) {
            throw RUNNING.because("GET " + AdminReplayResource.PATH + " tells how it stands");
        }
    }
}
