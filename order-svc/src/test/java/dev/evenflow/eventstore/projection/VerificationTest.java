package dev.evenflow.eventstore.projection;

import static dev.evenflow.eventstore.Counter.TYPE;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.evenflow.Tables;
import dev.evenflow.check.Checking;
import dev.evenflow.check.OwnDatabase;
import dev.evenflow.check.OwnNats;
import dev.evenflow.eventstore.Changes;
import dev.evenflow.eventstore.CounterEvent.Increased;
import dev.evenflow.eventstore.EventStore;
import dev.evenflow.eventstore.projection.CounterView.Interference;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(OwnDatabase.class)
@WithTestResource(OwnNats.class)
@TestProfile(Checking.class)
class VerificationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    EventStore store;

    @Inject
    CounterView view;

    @Inject
    Projections projections;

    @Inject
    Verifications verifications;

    @Inject
    Verifier verifier;

    @Inject
    VerdictTable table;

    @Inject
    ProjectionConfig config;

    @Inject
    Vertx vertx;

    @Inject
    Tables tables;

    @Inject
    @All
    List<Projection<?>> all;

    private final List<UUID> counters = Stream.generate(Changes::id).limit(20).toList();

    @BeforeEach
    void count() {
        appendToAll(0, 10);
        awaitApplied(200);
    }

    @AfterEach
    void leaveInPeace() {
        view.interference = Interference.NONE;
        await().atMost(PATIENCE).until(() -> tables.count("eventstore.projections WHERE shadow") == 0);
        assertThat(tables.count("pg_tables WHERE tablename LIKE '%__shadow'")).isZero();
    }

    @Test
    void projection_isInSync_whenNobodyTouchedIt() {
        var verdict = verify();

        assertThat(verdict.inSync()).isTrue();
        assertThat(verdict.state()).isEqualTo("in_sync");
        assertThat(verdict.position()).isPositive();
        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.checkedAt()).isNotNull();
        assertThat(verifications.standing().await().atMost(PATIENCE)).contains(verdict);
        given().get("/q/metrics")
                .then()
                .body(containsString("evenflow_projection_in_sync{projection=\"counter-view\"} 1.0"));
    }

    @Test
    void damage_isCountedAndNamed_andRepaired() {
        var extra = Changes.id();
        tables.execute("DELETE FROM counter_view WHERE aggregate_id = '" + counters.get(0) + "';"
                + " UPDATE counter_view SET sum = sum - 1 WHERE aggregate_id IN ('" + counters.get(1) + "', '"
                + counters.get(2) + "'); INSERT INTO counter_view VALUES ('" + extra + "', 1, 1);"
                + " UPDATE counter_total SET sum = sum + 1");

        var verdict = verify();

        // A table without a key has no stale rows, only another one.
        assertThat(List.of(verdict.missing(), verdict.stale(), verdict.extra())).containsExactly(2L, 2L, 2L);
        assertThat(verdict.differences().stream()
                        .filter(row -> row.table().equals("public.counter_view"))
                        .map(row -> row.kind() + " " + row.key())
                        .collect(toSet()))
                .containsExactlyInAnyOrder(
                        "missing " + counters.get(0),
                        "stale " + counters.get(1),
                        "stale " + counters.get(2),
                        "extra " + extra);
        assertThat(verdict.repaired()).isTrue();
        assertThat(verdict.inSync()).isTrue();
        awaitApplied(200);
        assertThat(verify().differences()).isEmpty();
    }

    @Test
    void muchDamage_isCounted_andNamedInPart() {
        for (var part = 0; part < 5; part++) {
            var more = Stream.generate(Changes::id).limit(20).toList();
            append(more, 0, 1);
            await().atMost(PATIENCE).until(() -> sumOf(more) == 20);
        }
        tables.execute("UPDATE counter_view SET version = version + 1");
        var rows = tables.count("counter_view");

        var verdict = verify();

        assertThat(verdict.stale()).isEqualTo(rows).isGreaterThan(100);
        assertThat(verdict.differences()).hasSize(Deviation.NAMED);
        assertThat(verdict.inSync()).isTrue();
    }

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
    void aggregatesSkippedByBoth_areNoDifference() {
        var poisoned = Changes.id();
        store.append(TYPE, Changes.of(poisoned, 0, new Increased(1), new Increased(5_000)))
                .await()
                .atMost(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> tables.count("eventstore.parked WHERE aggregate_id = '" + poisoned + "'") == 1);

        var verdict = verify();

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.inSync()).isTrue();
        assertThat(tables.count("eventstore.parked WHERE aggregate_id = '" + poisoned + "'"))
                .isOne();
    }

    @Test
    void foldThatCannotReadWhatTheLiveTablesHave_replacesNothing() {
        view.interference = (connection, copy) -> copy == Copy.SHADOW
                ? untilOneIsParked(connection)
                : Uni.createFrom().voidItem();

        var verdict = verify();

        assertThat(verdict.state()).isEqualTo("drifted");
        assertThat(verdict.inSync()).isFalse();
        assertThat(verdict.repaired()).isFalse();
        assertThat(verdict.reason()).contains("cannot be read");
        assertThat(sumOf(counters)).isEqualTo(200);
        view.interference = Interference.NONE;
        assertThat(verify().inSync()).isTrue();
    }

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

    private static Uni<Void> untilOneIsParked(SqlConnection connection) {
        return connection
                .query("SELECT count(*) AS n FROM eventstore.parked WHERE shadow")
                .execute()
                .map(rows -> rows.iterator().next().getLong("n"))
                .chain(parked -> parked > 0
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new IllegalArgumentException("not any more")));
    }

    private ProjectionVerdict verify() {
        var begun = await().atMost(PATIENCE)
                .until(() -> verifications.begin().await().atMost(PATIENCE), some -> some.isPresent());
        return begun.orElseThrow().await().atMost(PATIENCE).stream()
                .filter(verdict -> verdict.name().equals("counter-view"))
                .findFirst()
                .orElseThrow();
    }

    private void appendToAll(long expected, int steps) {
        append(counters, expected, steps);
    }

    private void append(List<UUID> ids, long expected, int steps) {
        Uni.join()
                .all(ids.stream()
                        .map(id -> store.append(TYPE, Changes.steps(id, expected, steps)))
                        .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);
    }

    private void awaitApplied(long sum) {
        await().atMost(PATIENCE).until(() -> sumOf(counters) == sum);
    }

    private long sumOf(List<UUID> ids) {
        var mine = "'" + String.join("','", ids.stream().map(UUID::toString).toList()) + "'";
        return tables.count("counter_view, generate_series(1, sum) WHERE aggregate_id IN (" + mine + ")");
    }
}
