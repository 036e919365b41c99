package dev.evenflow.outbox.relay;

import static java.util.stream.LongStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.quarkus.NatsResource;
import dev.evenflow.testkit.quarkus.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NatsResource.class)
class OutboxRelayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Lease lease;
    private OutboxRows rows;
    private StreamReader stream;

    OutboxRelayTest(Lease lease) {
        this.lease = lease;
    }

    @BeforeEach
    void emptyEverything() throws Exception {
        rows = new OutboxRows(PostgresResource.server().connect("users"));
        stream = new StreamReader(NatsResource.server().url());
        rows.execute("DELETE FROM outbox");
        await().atMost(PATIENCE).until(lease::isHeld);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            stream.purge();
            return true;
        });
    }

    @AfterEach
    void disconnect() throws Exception {
        rows.connection().close();
        stream.close();
    }

    @Test
    void rows_arePublishedInTheOrderOfTheirAggregateAndDeleted() throws Exception {
        rows.insertMany(5_000, 50);

        await().atMost(PATIENCE).until(() -> rows.count("true") == 0);
        assertThat(stream.versions())
                .hasSize(50)
                .allSatisfy((aggregate, versions) -> assertThat(versions)
                        .isEqualTo(rangeClosed(1, 100).boxed().toList()));
    }

    @Test
    void theTable_isVacuumedAfterManyRows() throws Exception {
        var before = rows.vacuums();

        rows.insertMany(12_000, 10);

        await().atMost(PATIENCE).until(() -> rows.vacuums() > before);
    }

    @Test
    void aRowTheBrokerRefuses_isParkedAndHoldsUpOnlyItsAggregate() throws Exception {
        rows.connection().setAutoCommit(false);
        rows.insert("good", 1);
        rows.insert("bad", 1, "x".repeat(1_200_000));
        rows.insert("bad", 2);
        rows.insert("good", 2);
        rows.connection().commit();
        rows.connection().setAutoCommit(true);

        await().atMost(PATIENCE).until(() -> rows.count("parked_at IS NOT NULL AND error IS NOT NULL") == 1);
        rows.insert("good", 3);
        await().atMost(PATIENCE).until(() -> rows.count("aggregate_id = 'good'") == 0);
        assertThat(rows.count("aggregate_id = 'bad' AND version = 2")).isOne();

        rows.execute("DELETE FROM outbox WHERE parked_at IS NOT NULL");
        await().atMost(PATIENCE).until(() -> rows.count("true") == 0);
        assertThat(stream.versions().get("bad")).containsExactly(2L);
        assertThat(stream.versions().get("good")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aRowThatCommitsLate_isNotSkipped() throws Exception {
        try (var late = PostgresResource.server().connect("users")) {
            late.setAutoCommit(false);
            new OutboxRows(late).insert("late", 1);
            rows.insertMany(100, 10);
            await().atMost(PATIENCE).until(() -> rows.count("true") == 0);

            late.commit();
        }

        await().atMost(PATIENCE).until(() -> rows.count("true") == 0);
        assertThat(stream.versions().get("late")).containsExactly(1L);
    }

    @Test
    void whileTheBrokerIsAway_rowsWaitAndThenDrainInOrder() throws Exception {
        NatsResource.server().kill();
        try {
            rows.insertMany(2_000, 20);
            assertThat(rows.count("parked_at IS NOT NULL")).isZero();
        } finally {
            NatsResource.server().restart();
        }

        await().atMost(PATIENCE).until(() -> rows.count("true") == 0);
        assertThat(stream.versions())
                .hasSize(20)
                .allSatisfy((aggregate, versions) -> assertThat(versions)
                        .isEqualTo(rangeClosed(1, 100).boxed().toList()));
    }

    @Test
    void whileAnotherInstanceHoldsTheLease_nothingIsRelayed_andItIsTakenOverWhenItExpires() throws Exception {
        rows.execute("UPDATE outbox_lease SET holder = 'other', expires_at = now() + interval '4 seconds'");
        await().atMost(PATIENCE).until(() -> !lease.isHeld());
        rows.insert("waiting", 1);

        await().atMost(PATIENCE).during(Duration.ofSeconds(1)).until(() -> rows.count("true") == 1);

        await().atMost(Duration.ofSeconds(6)).until(() -> rows.count("true") == 0);
        assertThat(lease.isHeld()).isTrue();
    }
}
