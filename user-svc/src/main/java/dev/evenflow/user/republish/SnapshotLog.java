package dev.evenflow.user.republish;

import java.time.Duration;
import org.jboss.logging.Logger;

/** What an operator reads of a snapshot. */
final class SnapshotLog {

    private static final Logger LOG = Logger.getLogger(SnapshotLog.class);

    private final SnapshotRun run;
    private final long interval;
    private final long begun = System.nanoTime();
    private long told = begun;

    SnapshotLog(SnapshotRun run, Duration interval) {
        this.run = run;
        this.interval = interval.toNanos();
        LOG.infof("Snapshot %s: publishing users %d to %d again", run.id(), run.lastId() + 1, run.untilId());
    }

    void progress(long lastId, long published) {
        if (System.nanoTime() - told >= interval) {
            told = System.nanoTime();
            LOG.infof("Snapshot %s: %d users, up to %d of %d", run.id(), published, lastId, run.untilId());
        }
    }

    void completed(long published) {
        var seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
        LOG.infof(
                "Snapshot %s: all %d users are published again, the last %d in %.1f s",
                run.id(), published, published - run.published(), seconds);
    }

    void failed(Throwable refusal) {
        LOG.errorf("Snapshot %s has failed: %s", run.id(), refusal.getMessage());
    }

    void lost() {
        LOG.infof("Snapshot %s: another instance goes on with it", run.id());
    }
}
