package dev.evenflow.notification.replay;

import dev.evenflow.notification.readmodel.ReplayConfig;
import dev.evenflow.notification.readmodel.domain.Claim;
import dev.evenflow.notification.readmodel.domain.ReadModel;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import dev.evenflow.notification.readmodel.store.ReadModelView;
import dev.evenflow.notification.readmodel.store.ReadModels;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Ends the replays of instances that are no longer there, so that another can begin. */
@Startup
@ApplicationScoped
class AbandonedReplays {

    private static final String REASON = "the instance that was at it stopped";

    private final ReadModels models;
    private final ReplayWork work;
    private final Silence silence;

    AbandonedReplays(ReadModelView view, ReadModels models, ReplayWork work, ReplayConfig config) {
        this.models = models;
        this.work = work;
        this.silence = new Silence(config.silence());
        view.onLook(this::look);
    }

    private void look(ReadModel model) {
        model.claim()
                .filter(claim -> !work.isAt(claim.replayId()))
                .filter(claim -> silence.isTooLong(claim, System.nanoTime()))
                .ifPresent(claim -> takeOver(claim, model));
    }

    private void takeOver(Claim seen, ReadModel model) {
        models.takeOver(seen, work.owner())
                .subscribe()
                .with(
                        taken -> {
                            if (taken) {
                                end(seen, model);
                            }
                        },
                        failure -> Log.debugf("Replay %s is not ended yet: %s", seen.replayId(), failure.getMessage()));
    }

    private void end(Claim seen, ReadModel model) {
        Log.warnf("Replay %s shows no sign of life; it is ended here", seen.replayId());
        var claim = new Claim(seen.replayId(), work.owner(), seen.beat() + 1, seen.leftover());
        var progress = model.replay()
                .orElseGet(() -> ReplayProgress.begun(seen.replayId(), "", 0, Instant.now()))
                .because(REASON);
        work.launch(
                new RunningReplay(claim, model.placement().live(), progress),
                Uni.createFrom().voidItem());
    }
}
