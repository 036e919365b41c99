package dev.evenflow.user.erasure;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import dev.evenflow.messaging.replay.StreamErasure;
import dev.evenflow.outbox.batch.BatchedWork;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Erases what was told of deleted users: kept answers, refused events, and all events in the stream but the last, which says that
 * they were deleted. Any number of instances may do it; what one of them does not end, another one does.
 */
@Singleton
public class Erasing {

    private static final Logger LOG = Logger.getLogger(Erasing.class);

    /** More than clocks differ: nothing is told of a user before they are made. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final BatchedWork work;
    private final Erasures erasures;
    private final KeptTraces traces;
    private final StreamErasure stream;
    private final ErasureMeters meters;
    private final ErasureConfig config;

    Erasing(
            BatchedWork work,
            Erasures erasures,
            KeptTraces traces,
            StreamErasure stream,
            ErasureMeters meters,
            ErasureConfig config) {
        this.work = work;
        this.erasures = erasures;
        this.traces = traces;
        this.stream = stream;
        this.meters = meters;
        this.config = config;
    }

    /** One batch after the other, until nobody's time has come. While NATS or the database is away it waits for its next turn. */
    @Scheduled(
            every = "${evenflow.erasure.every}",
            delayed = "${evenflow.erasure.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> eraseDue() {
        return work.turn("erasures", this::eraseBatch)
                .onFailure(BrokerUnavailableException.class)
                .invoke(failure -> LOG.infof("The erasures wait for NATS: %s", failure.getMessage()))
                .onFailure(BrokerUnavailableException.class)
                .recoverWithNull();
    }

    private Uni<Boolean> eraseBatch() {
        return traces.forgetParked(config.after())
                .chain(() -> erasures.take(config.after(), config.batchSize(), config.lease()))
                .chain(due -> due.isEmpty() ? Uni.createFrom().item(false) : erase(due));
    }

    private Uni<Boolean> erase(List<DueErasure> due) {
        return traces.redactAnswers(due)
                .chain(() -> eraseEvents(due))
                .call(() -> erasures.done(due))
                .onFailure()
                .call(() -> erasures.giveBack(due).onFailure().recoverWithNull())
                .map(events -> erased(due, events));
    }

    private Uni<Long> eraseEvents(List<DueErasure> due) {
        var since =
                due.stream().map(DueErasure::createdAt).min(Instant::compareTo).orElse(Instant.EPOCH);
        var below = due.stream().collect(toMap(DueErasure::aggregateId, DueErasure::version));
        return stream.erase(Subjects.USERS_STREAM, Subjects.USER_EVENTS, since.minus(MARGIN), below);
    }

    private boolean erased(List<DueErasure> due, long events) {
        LOG.infof("Erased %d events of %d deleted users", events, due.size());
        meters.erased(due.size(), events);
        return due.size() == config.batchSize();
    }
}
