package dev.evenflow.user.signin.token;

import dev.evenflow.user.signin.SignInConfig;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Removes sign-ins whose time is over. */
@Singleton
class RefreshCleanup {

    private final RefreshFamilies families;
    private final int batch;

    RefreshCleanup(RefreshFamilies families, SignInConfig config) {
        this.families = families;
        this.batch = config.cleanupBatch();
    }

    /** One batch after the other, until one is not full. */
    @Scheduled(
            every = "${evenflow.sign-in.cleanup-every}",
            delayed = "${evenflow.sign-in.cleanup-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> cleanUp() {
        return families.cleanUp(batch)
                .flatMap(removed -> removed < batch ? Uni.createFrom().voidItem() : cleanUp());
    }
}
