package dev.evenflow.consistency.source;

import dev.evenflow.consistency.ConsistencyConfig;
import dev.evenflow.consistency.Copy;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.replay.ConsumerProgress;
import dev.evenflow.messaging.replay.ConsumerProgresses;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Compares the end of the stream with what the copy's consumer has acknowledged, which it does when it has written. A stream
 * that was made anew has another end: what stood in the old one, and was not applied, never will be.
 */
@ApplicationScoped
class StreamPositions implements Positions {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final ConsumerProgresses progresses;
    private final Copy copy;
    private final ConsistencyConfig config;

    StreamPositions(ConsumerProgresses progresses, Copy copy, ConsistencyConfig config) {
        this.progresses = progresses;
        this.copy = copy;
        this.config = config;
    }

    @Override
    public Uni<Boolean> caughtUp() {
        return Uni.createFrom().deferred(() -> {
            var deadline = System.nanoTime() + config.patience().toNanos();
            return now().chain(end -> reached(end, end, deadline, FIRST_PAUSE));
        });
    }

    private Uni<Boolean> reached(ConsumerProgress end, ConsumerProgress now, long deadline, Duration pause) {
        if (now.isOf(end) && now.hasApplied(end.last())) {
            return Uni.createFrom().item(true);
        }
        if (System.nanoTime() - deadline > 0) {
            return Uni.createFrom().item(false);
        }
        var aim = now.isOf(end) ? end : now;
        var longer = pause.multipliedBy(2);
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(pause)
                .chain(this::now)
                .chain(next ->
                        reached(aim, next, deadline, longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE));
    }

    private Uni<ConsumerProgress> now() {
        return progresses.of(Subjects.USERS_STREAM, copy.consumer());
    }
}
