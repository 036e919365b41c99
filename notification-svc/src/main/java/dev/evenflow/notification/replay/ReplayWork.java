package dev.evenflow.notification.replay;

import dev.evenflow.notification.readmodel.ReplayConfig;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import dev.evenflow.notification.readmodel.store.ReadModels;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The replays this instance is at, in the background: shows that they live, logs how they stand, ends them. */
@ApplicationScoped
class ReplayWork {

    private final Tidying tidying;
    private final ReadModels models;
    private final ReplayMetrics metrics;
    private final ReplayConfig config;
    private final Vertx vertx;
    private final String owner = UUID.randomUUID().toString();
    private final Map<String, RunningReplay> running = new ConcurrentHashMap<>();

    ReplayWork(Tidying tidying, ReadModels models, ReplayMetrics metrics, ReplayConfig config, Vertx vertx) {
        this.tidying = tidying;
        this.models = models;
        this.metrics = metrics;
        this.config = config;
        this.vertx = vertx;
    }

    /** This instance, until it is stopped. */
    String owner() {
        return owner;
    }

    boolean isAt(String replayId) {
        return running.containsKey(replayId);
    }

    /** Does the work, then tidies up. */
    void launch(RunningReplay replay, Uni<Void> rebuild) {
        running.put(replay.id(), replay);
        var beats = vertx.setPeriodic(config.heartbeat().toMillis(), timer -> beat(replay));
        var logs = vertx.setPeriodic(config.logInterval().toMillis(), timer -> report(replay.progress()));
        replay.doneBy(rebuild.onFailure(failure -> !(failure instanceof ClaimLostException))
                .recoverWithUni(failure -> failed(replay, failure))
                .chain(() -> tidying.run(replay))
                .onTermination()
                .invoke(() -> {
                    vertx.cancelTimer(beats);
                    vertx.cancelTimer(logs);
                    running.remove(replay.id());
                })
                .subscribe()
                .with(done -> finished(replay.progress()), failure -> abandoned(replay, failure)));
    }

    /** What a stopped instance was at is ended by another, or by the next start. */
    void stop(@Observes ShutdownEvent event) {
        running.values().forEach(RunningReplay::cancel);
    }

    private void beat(RunningReplay replay) {
        models.beat(replay.claim(), replay.progress())
                .subscribe()
                .with(
                        alive -> cancelUnless(alive, replay),
                        failure -> Log.debugf("Replay %s: no heartbeat: %s", replay.id(), failure.getMessage()));
    }

    private void cancelUnless(boolean alive, RunningReplay replay) {
        var finishing = replay.progress().finishedAt().isPresent();
        if (!alive && !finishing && isAt(replay.id())) {
            replay.cancel();
            abandoned(replay, new ClaimLostException());
        }
    }

    private static Uni<Void> failed(RunningReplay replay, Throwable failure) {
        var reason = String.valueOf(failure.getMessage());
        Log.warnf("Replay %s failed: %s", replay.id(), reason);
        Log.debugf(failure, "Replay %s", replay.id());
        replay.advance(progress -> progress.because(reason));
        return Uni.createFrom().voidItem();
    }

    private static void report(ReplayProgress now) {
        Log.infof(
                "Replay %s: %s, at %d of %d, %d applied, %d skipped, %d carried over",
                now.id(),
                now.state().wireName(),
                now.position(),
                now.head(),
                now.applied(),
                now.skipped(),
                now.carriedOver());
    }

    private void finished(ReplayProgress last) {
        metrics.finished(last);
        report(last);
    }

    private static void abandoned(RunningReplay replay, Throwable failure) {
        Log.warnf("Replay %s is left to another instance: %s", replay.id(), failure.getMessage());
    }
}
