package dev.evenflow.notification.replay;

import dev.evenflow.notification.readmodel.domain.ReadModel;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import dev.evenflow.notification.readmodel.domain.ReplayState;
import dev.evenflow.notification.readmodel.store.ReadModels;
import dev.evenflow.notification.user.store.UserCollections;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * The end of every replay, whether it succeeded, failed or was taken over: the collection that is not live is retired,
 * and the claim given back. Each step waits until every instance knows of the one before it: nobody reads the collection
 * when it is no longer written, nobody writes it when it is dropped.
 */
@ApplicationScoped
class Tidying {

    private final ReadModels models;
    private final UserCollections users;
    private final Patience patience;
    private final Clock clock = Clock.systemUTC();

    Tidying(ReadModels models, UserCollections users, Patience patience) {
        this.models = models;
        this.users = users;
        this.patience = patience;
    }

    /** Completes when the replay is finished; its progress then tells how. */
    Uni<Void> run(RunningReplay replay) {
        return patience.with(models::find).chain(model -> retire(replay, model));
    }

    private Uni<Void> retire(RunningReplay replay, ReadModel model) {
        replay.advance(progress -> outcome(progress, model));
        var leftover = model.claim().orElse(replay.claim()).leftover();
        return patience.untilEveryoneKnows()
                .chain(() -> patience.changing(() -> models.withdraw(replay.claim())))
                .chain(patience::untilEveryoneKnows)
                .chain(() -> drop(replay, leftover));
    }

    private Uni<Void> drop(RunningReplay replay, String leftover) {
        return patience.with(() -> users.drop(leftover)).chain(() -> {
            var finished = replay.advance(progress -> progress.finished(clock.instant()));
            return patience.changing(() -> models.finish(replay.claim(), finished));
        });
    }

    /** The pointer alone tells whether it was switched: the answer to that change may have been lost. */
    private static ReplayProgress outcome(ReplayProgress progress, ReadModel model) {
        var switched = model.placement().live().equals(UserCollections.builtBy(progress.id()));
        return switched ? progress.withoutError().in(ReplayState.TIDYING) : progress.in(ReplayState.TIDYING);
    }
}
