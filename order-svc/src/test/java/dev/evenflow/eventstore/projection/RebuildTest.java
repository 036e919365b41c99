package dev.evenflow.eventstore.projection;

import static dev.evenflow.eventstore.Counter.TYPE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.evenflow.Tables;
import dev.evenflow.eventstore.Changes;
import dev.evenflow.eventstore.EventStore;
import dev.evenflow.eventstore.projection.CounterView.Interference;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RebuildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String BODY = "{\"projection\":\"counter-view\"}";
    private static final String REBUILD = "find { it.name == 'counter-view' }.rebuild";

    private final EventStore store;
    private final CounterView view;
    private final Projections projections;
    private final Pool pool;
    private final Tables tables;
    private final List<UUID> counters = Stream.generate(Changes::id).limit(20).toList();

    RebuildTest(EventStore store, CounterView view, Projections projections, Pool pool, Tables tables) {
        this.store = store;
        this.view = view;
        this.projections = projections;
        this.pool = pool;
        this.tables = tables;
    }

    @AfterEach
    void finish() {
        view.interference = Interference.NONE;
        await().atMost(PATIENCE).until(() -> tables.count("eventstore.projections WHERE shadow") == 0);
    }

    @Test
    void rebuild_underWrites_isNeitherSeenByReadersNorWrong() {
        appendToAll(0, 100);
        await().atMost(PATIENCE).until(() -> sumOfMine() == 2_000);
        tables.execute("UPDATE counter_view SET sum = sum + 1 WHERE aggregate_id = '" + counters.getFirst() + "';"
                + " UPDATE counter_total SET sum = sum + 1");

        assertThat(projections.rebuild("counter-view").await().indefinitely()).isTrue();
        var seen = new ArrayList<Long>();
        for (var expected = 100; expected < 200; expected += 5) {
            appendToAll(expected, 5);
            seen.add(readByClient());
        }

        await().atMost(PATIENCE).until(() -> tables.count("eventstore.projections WHERE shadow") == 0);
        await().atMost(PATIENCE).until(() -> sumOfMine() == 4_000);
        // One less when the wrong sum is corrected.
        assertThat(seen).allSatisfy(sum -> assertThat(sum).isBetween(1_999L, 4_001L));
        assertThat(seen.getLast()).isGreaterThanOrEqualTo(seen.getFirst() - 1);
        assertThat(tables.count("pg_indexes WHERE tablename = 'counter_view'")).isEqualTo(2);
        assertThat(tables.count("pg_tables WHERE tablename LIKE 'counter_%__shadow'"))
                .isZero();
    }

    @Test
    void rebuild_endsAlsoWhereEventsNeverPause() {
        var rebuilt = new AtomicBoolean();
        var version = new AtomicInteger();
        var writer = CompletableFuture.runAsync(() -> {
            while (!rebuilt.get()) {
                appendToAll(version.getAndIncrement(), 1);
            }
        });
        try {
            assertThat(projections.rebuild("counter-view").await().indefinitely())
                    .isTrue();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> tables.count("eventstore.projections WHERE shadow") == 0);
        } finally {
            rebuilt.set(true);
        }
        writer.join();

        await().atMost(PATIENCE).until(() -> sumOfMine() == 20L * version.get());
    }

    @Test
    void rebuild_whoseConnectionDies_goesOnWhereItWas() {
        appendToAll(0, 100);
        await().atMost(PATIENCE).until(() -> sumOfMine() == 2_000);
        var deaths = new AtomicInteger(3);
        view.interference = (connection, copy) -> copy == Copy.SHADOW && deaths.getAndDecrement() > 0
                ? connection
                        .query("SELECT pg_terminate_backend(pg_backend_pid())")
                        .execute()
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();

        projections.rebuild("counter-view").await().indefinitely();

        await().atMost(PATIENCE).until(() -> tables.count("eventstore.projections WHERE shadow") == 0);
        assertThat(deaths.get()).isNegative();
        assertThat(sumOfMine()).isEqualTo(2_000);
        assertThat(readByClient()).isEqualTo(2_000);
    }

    @Test
    void rebuild_triesParkedAggregatesAgain() {
        var parked = counters.getFirst();
        appendToAll(0, 1);
        await().atMost(PATIENCE).until(() -> sumOfMine() == 20);
        view.interference = (connection, copy) -> Uni.createFrom().failure(new IllegalArgumentException("not today"));
        appendToAll(1, 1);
        await().atMost(PATIENCE)
                .until(() -> tables.count("eventstore.parked WHERE aggregate_id = '" + parked + "'") == 1);
        view.interference = Interference.NONE;

        projections.rebuild("counter-view").await().indefinitely();

        await().atMost(PATIENCE).until(() -> sumOfMine() == 40);
        assertThat(tables.count("eventstore.parked WHERE aggregate_id = '" + parked + "'"))
                .isZero();
    }

    @Test
    void rebuild_whileOneIsUnderWay_isAConflict_andItsProgressIsTold() throws SQLException {
        try (var connection = tables.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT 1 FROM eventstore.projections WHERE name = 'counter-view' FOR UPDATE");

            given().contentType("application/json")
                    .body(BODY)
                    .post("/admin/rebuild-projections")
                    .then()
                    .statusCode(202)
                    .body("rebuilding", hasItem("counter-view"));
            given().contentType("application/json")
                    .body(BODY)
                    .post("/admin/rebuild-projections")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("tag:evenflow.dev,2025:rebuild-under-way"));
            given().get("/admin/projections")
                    .then()
                    .statusCode(200)
                    .body(REBUILD + ".started_at", notNullValue())
                    .body(REBUILD + ".lag", notNullValue());
            connection.rollback();
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/admin/projections").then().body(REBUILD, nullValue()));
    }

    @Test
    void rebuild_ofAll_needsNoBody_andOfAnUnknownOne_isNotFound() {
        given().contentType("application/json")
                .post("/admin/rebuild-projections")
                .then()
                .statusCode(202)
                .body("rebuilding", hasItem("counter-view"));
        given().contentType("application/json")
                .body("{\"projection\":\"nobody\"}")
                .post("/admin/rebuild-projections")
                .then()
                .statusCode(404);
    }

    private void appendToAll(long expected, int steps) {
        Uni.join()
                .all(counters.stream()
                        .map(id -> store.append(TYPE, Changes.steps(id, expected, steps)))
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();
    }

    private long sumOfMine() {
        return tables.count("counter_view, generate_series(1, sum) WHERE aggregate_id IN (" + mine() + ")");
    }

    /** Through the pool, whose connections keep their prepared statements over the switch. Both tables are of one copy. */
    private long readByClient() {
        var row = pool.preparedQuery("SELECT t.sum - v.sum AS apart, v.mine FROM (SELECT sum FROM counter_total) AS t,"
                        + " (SELECT sum(sum) AS sum, coalesce(sum(sum) FILTER (WHERE aggregate_id IN (" + mine()
                        + ")), 0) AS mine FROM counter_view) AS v")
                .execute()
                .map(rows -> rows.iterator().next())
                .await()
                .indefinitely();
        assertThat(row.getLong("apart")).isZero();
        return row.getLong("mine");
    }

    private String mine() {
        return "'" + String.join("','", counters.stream().map(UUID::toString).toList()) + "'";
    }
}
