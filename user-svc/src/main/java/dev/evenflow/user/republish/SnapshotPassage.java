package dev.evenflow.user.republish;

import dev.evenflow.messaging.publish.PublishRejectedException;
import dev.evenflow.outbox.BackOff;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One instance's way through a snapshot: page after page, the next one read while one is published. It goes on after any
 * outage, rests while live events wait, and ends when the snapshot does, or has become another instance's.
 */
final class SnapshotPassage {

    private static final Logger LOG = Logger.getLogger(SnapshotPassage.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);

    private final SnapshotRun run;
    private final SnapshotTable table;
    private final UserStates states;
    private final StatePublisher publisher;
    private final RepublishConfig config;
    private final SnapshotLog log;
    private final BackOff backOff;
    private volatile boolean stopped;

    // Touched by one turn at a time.
    private long lastId;
    private long published;
    private Optional<List<UserState>> ahead = Optional.empty();

    SnapshotPassage(
            SnapshotRun run, SnapshotTable table, UserStates states, StatePublisher publisher, RepublishConfig config) {
        this.run = run;
        this.table = table;
        this.states = states;
        this.publisher = publisher;
        this.config = config;
        this.log = new SnapshotLog(run, config.logInterval());
        this.backOff = new BackOff(FIRST_BACKOFF, config.maxBackoff());
        this.lastId = run.lastId();
        this.published = run.published();
    }

    /** Completes when this instance has nothing more to do with it; never fails. */
    Uni<Void> toItsEnd() {
        return Multi.createBy()
                .repeating()
                .uni(this::turn)
                .whilst(goesOn -> goesOn)
                .onItem()
                .ignoreAsUni();
    }

    /** After the page being published; another instance may go on then. */
    void stop() {
        stopped = true;
    }

    private Uni<Boolean> turn() {
        return table.advance(run.id(), lastId, published)
                .flatMap(this::goOn)
                .onFailure(PublishRejectedException.class)
                .recoverWithUni(this::giveUp)
                .onFailure()
                .recoverWithUni(this::tryLater);
    }

    private Uni<Boolean> goOn(Optional<Long> backlog) {
        if (backlog.isEmpty()) {
            log.lost();
            return Uni.createFrom().item(false);
        }
        if (stopped) {
            return table.giveBack(run.id()).replaceWith(false);
        }
        if (backlog.get() > config.yieldBacklog()) {
            ahead = Optional.empty(); // it would be old by then
            return rest(config.yieldPause());
        }
        return ahead.map(Uni.createFrom()::item)
                .orElseGet(() -> pageAfter(lastId))
                .flatMap(this::handle);
    }

    private Uni<List<UserState>> pageAfter(long id) {
        return states.page(id, run.untilId(), run.since(), pageSize());
    }

    /** No more than may be published in half a second, so that the rest after it is no silence. */
    private int pageSize() {
        var rate = config.maxRate();
        return rate == 0 ? config.pageSize() : Math.max(1, Math.min(config.pageSize(), rate / 2));
    }

    private Uni<Boolean> handle(List<UserState> page) {
        return page.isEmpty() ? complete() : publish(page);
    }

    private Uni<Boolean> publish(List<UserState> page) {
        var begun = System.nanoTime();
        var last = page.getLast().id();
        return Uni.combine()
                .all()
                .unis(publisher.publish(page, run.id(), state -> SnapshotEventIds.of(run.id(), state)), pageAfter(last))
                .asTuple()
                .invoke(both -> published(page, last, both.getItem2()))
                .chain(() -> rest(restOf(page.size(), begun)));
    }

    private void published(List<UserState> page, long last, List<UserState> next) {
        lastId = last;
        published += page.size();
        ahead = Optional.of(next);
        backOff.reset();
        log.progress(lastId, published);
    }

    private Uni<Boolean> complete() {
        return table.finish(run.id(), SnapshotRun.COMPLETED, run.untilId(), published, null)
                .invoke(ours -> log.completed(published))
                .replaceWith(false);
    }

    private Uni<Boolean> giveUp(Throwable refusal) {
        log.failed(refusal);
        return table.finish(run.id(), SnapshotRun.FAILED, lastId, published, refusal.getMessage())
                .replaceWith(false);
    }

    private Uni<Boolean> tryLater(Throwable failure) {
        LOG.debugf("Snapshot %s is tried again: %s", run.id(), failure.getMessage());
        ahead = Optional.empty();
        return stopped ? Uni.createFrom().item(false) : rest(backOff.next());
    }

    /** What is left of the time that as many users may take. */
    private Duration restOf(int users, long begun) {
        return config.maxRate() == 0
                ? Duration.ZERO
                : Duration.ofSeconds(users).dividedBy(config.maxRate()).minusNanos(System.nanoTime() - begun);
    }

    private static Uni<Boolean> rest(Duration pause) {
        var goesOn = Uni.createFrom().item(true);
        return pause.isPositive() ? goesOn.onItem().delayIt().by(pause) : goesOn;
    }
}
