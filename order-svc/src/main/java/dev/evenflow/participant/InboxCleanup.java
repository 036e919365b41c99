package dev.evenflow.participant;

import dev.evenflow.outbox.batch.BatchedWork;
import dev.evenflow.outbox.inbox.Inbox;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;

/** Forgets commands that were handled long ago. Any number of instances may do it at once. */
@Singleton
class InboxCleanup {

    private final BatchedWork work;
    private final Inbox inbox;
    private final Pool pool;

    InboxCleanup(BatchedWork work, Inbox inbox, Pool pool) {
        this.work = work;
        this.inbox = inbox;
        this.pool = pool;
    }

    @Scheduled(
            every = "${evenflow.inbox.cleanup-every}",
            delayed = "${evenflow.inbox.cleanup-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> removeExpired() {
        return work.turn("handled commands", () -> inbox.removeExpired(pool));
    }
}
