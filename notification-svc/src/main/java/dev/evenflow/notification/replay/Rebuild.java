package dev.evenflow.notification.replay;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.messaging.replay.ReplayBatch;
import dev.evenflow.messaging.replay.StreamCursor;
import dev.evenflow.messaging.replay.StreamReplay;
import dev.evenflow.notification.readmodel.ReplayConfig;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import dev.evenflow.notification.readmodel.domain.ReplayState;
import dev.evenflow.notification.readmodel.store.ReadModels;
import dev.evenflow.notification.user.domain.UserChange;
import dev.evenflow.notification.user.store.UserCollections;
import dev.evenflow.notification.user.store.UserCopies;
import dev.evenflow.notification.user.store.UserNotificationStore;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Set;

/**
 * Builds another copy of the users from the stream and makes it the live one. All instances write what arrives meanwhile
 * to both copies, so the stream has to be read only up to where it ends when they all do.
 */
@ApplicationScoped
class Rebuild {

    private final ReadModels models;
    private final UserCollections users;
    private final UserNotificationStore store;
    private final UserCopies copies;
    private final StreamReplay streams;
    private final Patience patience;
    private final ReplayConfig config;

    Rebuild(
            ReadModels models,
            UserCollections users,
            UserNotificationStore store,
            UserCopies copies,
            StreamReplay streams,
            Patience patience,
            ReplayConfig config) {
        this.models = models;
        this.users = users;
        this.store = store;
        this.copies = copies;
        this.streams = streams;
        this.patience = patience;
        this.config = config;
    }

    /** Completes when the new copy is live; fails, with the live copy as it was, when that cannot be. */
    Uni<Void> run(RunningReplay replay, ReplayPlan plan) {
        return prepare(replay)
                .chain(() -> read(replay, plan))
                .chain(() -> compare(replay, plan))
                .chain(() -> switchOver(replay));
    }

    private Uni<Void> prepare(RunningReplay replay) {
        var built = replay.claim().leftover();
        return patience.with(() -> users.dropAllBut(Set.of(replay.live(), built)))
                .chain(() -> patience.with(() -> users.createIndexes(built)))
                .chain(patience::untilEveryoneKnows);
    }

    private Uni<Void> read(RunningReplay replay, ReplayPlan plan) {
        replay.advance(progress -> progress.in(ReplayState.READING));
        var cursor = streams.read(
                Subjects.USERS_STREAM, Subjects.USER_EVENTS, plan.extent(), plan.start(), config.batchSize());
        return Multi.createBy()
                .repeating()
                .uni(() -> readNext(replay, cursor))
                .until(Rebuild::isAtHead)
                .collect()
                .last()
                .onTermination()
                .call(cursor::close)
                .replaceWithVoid();
    }

    private Uni<ReplayProgress> readNext(RunningReplay replay, StreamCursor cursor) {
        return cursor.next().chain(batch -> apply(replay, batch));
    }

    private Uni<ReplayProgress> apply(RunningReplay replay, ReplayBatch batch) {
        var changes = new ArrayList<UserChange>();
        for (var replayed : batch.events()) {
            var envelope = replayed.envelope();
            if (envelope.payload() instanceof UserEvent event) {
                changes.add(UserChange.of(event, envelope.version()));
            }
        }
        var skipped = batch.skipped() + batch.events().size() - changes.size();
        var newest = UserChange.newestPerUser(changes);
        return patience.with(() -> store.applyTo(replay.claim().leftover(), newest))
                .map(done -> replay.advance(
                        progress -> aimed(progress, batch).read(batch.position(), done.applied(), skipped)));
    }

    /** The head of the first batch is the aim: what is published later is written to both copies. */
    private static ReplayProgress aimed(ReplayProgress progress, ReplayBatch batch) {
        return progress.head() == 0 ? progress.upTo(batch.head()) : progress;
    }

    private static boolean isAtHead(ReplayProgress progress) {
        return progress.position() >= progress.head();
    }

    private Uni<Void> compare(RunningReplay replay, ReplayPlan plan) {
        replay.advance(progress -> progress.in(ReplayState.COMPARING));
        return patience.with(() -> plan.carriesOver() ? carryOver(replay) : requireNobodyAhead(replay));
    }

    /** After reading: of two equal versions the stream's is kept, so that it repairs what it says anything about. */
    private Uni<Void> carryOver(RunningReplay replay) {
        return copies.carryOver(replay.live(), replay.claim().leftover(), config.batchSize())
                .invoke(part -> replay.advance(progress -> progress.carried(part)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> requireNobodyAhead(RunningReplay replay) {
        return copies.ahead(replay.live(), replay.claim().leftover(), config.batchSize())
                .onItem()
                .scan(() -> Ahead.NOBODY, Ahead::and)
                .collect()
                .last()
                .invoke(Rebuild::requireNobody)
                .replaceWithVoid();
    }

    private static void requireNobody(Ahead ahead) {
        if (ahead.count() > 0) {
            throw new IncompleteStreamException(ahead);
        }
    }

    private Uni<Void> switchOver(RunningReplay replay) {
        return patience.changing(() -> models.switchTo(replay.claim(), replay.live()))
                .invoke(() -> Log.infof(
                        "Replay %s: switched from %s to %s",
                        replay.id(), replay.live(), replay.claim().leftover()));
    }
}
