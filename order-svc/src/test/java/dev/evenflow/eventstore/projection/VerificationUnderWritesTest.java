package dev.evenflow.eventstore.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.Consuming;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Verifications while events are written. */
@QuarkusTest
@TestProfile(Consuming.class)
class VerificationUnderWritesTest extends Verifying {

    @Inject
    Projections projections;

    @Test
    void writesMeanwhile_areNoDifference() {
        var version = new AtomicInteger(10);
        var writer = Executors.newSingleThreadScheduledExecutor();
        var writing = writer.scheduleAtFixedRate(
                () -> appendToAll(version.getAndIncrement(), 1), 0, 20, TimeUnit.MILLISECONDS);
        var verdicts = new ArrayList<ProjectionVerdict>();
        try {
            for (var i = 0; i < 5; i++) {
                verdicts.add(verify());
            }
            assertThat(writing.isDone()).isFalse();
        } finally {
            writer.close();
        }

        assertThat(verdicts).allSatisfy(verdict -> {
            assertThat(verdict.state()).as(verdict.toString()).isEqualTo("in_sync");
            assertThat(verdict.differences()).isEmpty();
        });
        assertThat(verdicts.getLast().position())
                .isGreaterThan(verdicts.getFirst().position());
        awaitApplied(20L * version.get());
    }

    @Test
    void damageUnderWrites_isRepaired() {
        var version = new AtomicInteger(10);
        var writer = Executors.newSingleThreadScheduledExecutor();
        var writing = writer.scheduleAtFixedRate(
                () -> appendToAll(version.getAndIncrement(), 1), 0, 20, TimeUnit.MILLISECONDS);
        ProjectionVerdict verdict;
        try {
            tables.execute("UPDATE counter_view SET sum = sum + 5 WHERE aggregate_id = '" + counters.get(3) + "'");
            verdict = verify();
            assertThat(writing.isDone()).isFalse();
        } finally {
            writer.close();
        }

        assertThat(verdict.differences())
                .extracting(ProjectionVerdict.Named::key)
                .contains(counters.get(3).toString());
        assertThat(verdict.repaired()).as(verdict.toString()).isTrue();
        awaitApplied(20L * version.get());
    }

    @Test
    void rebuildAskedForMeanwhile_comesFirst() {
        var waiting = new AtomicBoolean();
        var goOn = new CompletableFuture<Void>();
        view.interference = (connection, copy) -> {
            if (copy == Copy.LIVE) {
                return Uni.createFrom().voidItem();
            }
            waiting.set(true);
            return Uni.createFrom().completionStage(goOn);
        };
        var verdict = CompletableFuture.supplyAsync(this::verify);
        await().atMost(PATIENCE).untilTrue(waiting);

        var rebuild = CompletableFuture.supplyAsync(
                () -> projections.rebuild("counter-view").await().atMost(PATIENCE));
        goOn.complete(null);

        assertThat(rebuild.join()).isTrue();
        assertThat(verdict.join().state()).isIn("rebuilding", "in_sync");
        awaitApplied(200);
    }
}
