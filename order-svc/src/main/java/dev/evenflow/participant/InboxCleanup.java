package dev.evenflow.participant;

import dev.evenflow.outbox.inbox.Inbox;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;

/** Forgets commands that were handled long ago. Any number of instances may do it at once. */
@Singleton
class InboxCleanup {

    private static final int MOST_BATCHES = 100;

    private final Inbox inbox;
    private final Pool pool;

    InboxCleanup(Inbox inbox, Pool pool) {
        this.inbox = inbox;
        this.pool = pool;
    }

    @Scheduled(
            every = "${evenflow.inbox.cleanup-every}",
            delayed = "${evenflow.inbox.cleanup-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> removeExpired() {
        return Multi.createBy()
                .repeating()
                .uni(() -> inbox.removeExpired(pool))
                .whilst(more -> more)
                .select()
                .first(MOST_BATCHES)
                .onItem()
                .ignoreAsUni();
    }
}
