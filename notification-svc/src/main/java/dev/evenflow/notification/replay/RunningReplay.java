package dev.evenflow.notification.replay;

import dev.evenflow.notification.readmodel.domain.Claim;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.function.UnaryOperator;

/** A replay this instance is at. Thread-safe. */
final class RunningReplay {

    private final Claim claim;
    private final String live;
    private ReplayProgress progress;
    private Cancellable work = () -> {};

    /**
     * One that has the claim.
     *
     * @param live the collection that was live when it was claimed
     */
    RunningReplay(Claim claim, String live, ReplayProgress progress) {
        this.claim = claim;
        this.live = live;
        this.progress = progress;
    }

    Claim claim() {
        return claim;
    }

    String id() {
        return claim.replayId();
    }

    String live() {
        return live;
    }

    synchronized ReplayProgress progress() {
        return progress;
    }

    synchronized ReplayProgress advance(UnaryOperator<ReplayProgress> step) {
        progress = step.apply(progress);
        return progress;
    }

    synchronized void doneBy(Cancellable running) {
        work = running;
    }

    synchronized void cancel() {
        work.cancel();
    }
}
