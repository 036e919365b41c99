package dev.evenflow.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.quarkus.NatsResource;
import dev.evenflow.testkit.quarkus.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NatsResource.class)
class OutboxMetricsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Lease lease;
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private OutboxRows rows;

    OutboxMetricsTest(Lease lease) {
        this.lease = lease;
    }

    @BeforeEach
    void emptyEverything() throws Exception {
        Metrics.addRegistry(registry);
        rows = new OutboxRows(PostgresResource.server().connect("users"));
        rows.execute("DELETE FROM outbox");
        await().atMost(PATIENCE).until(lease::isHeld);
    }

    @AfterEach
    void disconnect() throws Exception {
        rows.execute("DELETE FROM outbox");
        rows.connection().close();
        Metrics.removeRegistry(registry);
    }

    @Test
    void gauges_tellWhatWaits_alsoWhileTheBrokerIsAway() throws Exception {
        NatsResource.server().kill();
        try {
            rows.insertMany(300, 10);
            rows.execute("UPDATE outbox SET created_at = now() - interval '1 minute'");

            await().atMost(PATIENCE).until(() -> gauge("evenflow.outbox.pending") == 300);
            assertThat(gauge("evenflow.outbox.oldest.age")).isBetween(60.0, 90.0);
            assertThat(gauge("evenflow.outbox.parked")).isZero();
        } finally {
            NatsResource.server().restart();
        }
        await().atMost(PATIENCE)
                .until(() -> gauge("evenflow.outbox.pending") == 0 && gauge("evenflow.outbox.oldest.age") == 0);
    }

    @Test
    void parkedRows_areCountedByThemselves() throws Exception {
        rows.insert("bad", 1, "x".repeat(1_200_000));

        await().atMost(PATIENCE).until(() -> gauge("evenflow.outbox.parked") == 1);
        await().atMost(PATIENCE).until(() -> gauge("evenflow.outbox.pending") == 0);
    }

    @Test
    void gauges_areUnknown_whileTheRowsCannotBeCounted() throws Exception {
        rows.execute("ALTER TABLE outbox RENAME TO elsewhere");
        try {
            await().atMost(PATIENCE).until(() -> Double.isNaN(gauge("evenflow.outbox.pending")));
        } finally {
            rows.execute("ALTER TABLE elsewhere RENAME TO outbox");
        }
        await().atMost(PATIENCE).until(() -> gauge("evenflow.outbox.pending") == 0);
    }

    /** Not a number also before the rows are counted for the first time, which is when the gauges are made. */
    private double gauge(String name) {
        var gauge = registry.find(name).gauge();
        return gauge == null ? Double.NaN : gauge.value();
    }
}
