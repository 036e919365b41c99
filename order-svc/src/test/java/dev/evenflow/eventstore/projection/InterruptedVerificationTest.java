package dev.evenflow.eventstore.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.Consuming;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Verifications whose instance or connection is lost. */
@QuarkusTest
@TestProfile(Consuming.class)
class InterruptedVerificationTest extends Verifying {

    @Inject
    Verifier verifier;

    @Inject
    VerdictTable table;

    @Inject
    ProjectionConfig config;

    @Inject
    Vertx vertx;

    @Inject
    @All
    List<Projection<?>> all;

    @Test
    void oneThatWasStopped_goesOnInAnotherInstance() {
        var stuck = new AtomicBoolean();
        view.interference = (connection, copy) -> copy == Copy.SHADOW && stuck.compareAndSet(false, true)
                ? Uni.createFrom().nothing()
                : Uni.createFrom().voidItem();
        assertThat(verifications.begin().await().atMost(PATIENCE)).isPresent();
        await().atMost(PATIENCE).untilTrue(stuck);
        assertThat(tables.count("eventstore.projections WHERE verifying")).isOne();
        var other = new Verifications(all, verifier, table, config, vertx);
        assertThat(other.begin().await().atMost(PATIENCE)).isEmpty();
        assertThat(verifications.begin().await().atMost(PATIENCE)).isEmpty();

        verifications.stop(new ShutdownEvent());
        tables.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND state = 'idle in transaction'");

        var verdicts = await().atMost(PATIENCE)
                .until(() -> other.begin().await().atMost(PATIENCE), begun -> begun.isPresent())
                .orElseThrow()
                .await()
                .atMost(PATIENCE);
        assertThat(verdicts)
                .allSatisfy(verdict ->
                        assertThat(verdict.inSync()).as(verdict.toString()).isTrue());
    }

    @Test
    void oneWhoseInstanceDied_isFinished_withoutAnybodyAsking() {
        tables.execute(
                "INSERT INTO eventstore.projections (name, shadow, verifying) VALUES ('counter-view', true, true);"
                        + view.ddl(Copy.SHADOW));

        await().atMost(PATIENCE).until(() -> tables.count("eventstore.projections WHERE verifying") == 0);
    }

    @Test
    void oneWhoseConnectionDies_goesOn() {
        var deaths = new AtomicInteger(3);
        view.interference = (connection, copy) -> copy == Copy.SHADOW && deaths.getAndDecrement() > 0
                ? connection
                        .query("SELECT pg_terminate_backend(pg_backend_pid())")
                        .execute()
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();

        assertThat(verify().inSync()).isTrue();
        assertThat(deaths.get()).isNegative();
    }
}
