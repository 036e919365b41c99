package dev.evenflow.notification.replay;

import dev.evenflow.messaging.replay.StreamChangedException;
import dev.evenflow.notification.readmodel.ReplayConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/** The waiting of a replay: for the other instances, and for a database that does not answer just now. */
@ApplicationScoped
class Patience {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ReplayConfig config;

    Patience(ReplayConfig config) {
        this.config = config;
    }

    /** Completes when no instance relies any more on what the pointer said before. */
    Uni<Void> untilEveryoneKnows() {
        return Uni.createFrom().voidItem().onItem().delayIt().by(config.propagation());
    }

    /** Takes a step that may be repeated, again and again until it succeeds or {@code evenflow.replay.silence} is over. */
    <T> Uni<T> with(Supplier<Uni<T>> step) {
        return Uni.createFrom()
                .deferred(() -> step.get())
                .onFailure(Patience::mayPass)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.silence().toMillis());
    }

    /** The same for a conditional change, which fails for good when another instance has the claim. */
    Uni<Void> changing(Supplier<Uni<Boolean>> change) {
        return with(change).invoke(ClaimLostException::unless).replaceWithVoid();
    }

    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof StreamChangedException || failure instanceof IncompleteStreamException);
    }
}
