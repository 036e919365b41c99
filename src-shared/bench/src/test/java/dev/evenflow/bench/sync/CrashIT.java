package dev.evenflow.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.service.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Real processes, killed with -9 while hundreds of writes go on, or as many as {@code -Dcrash.writes} says: nothing is lost,
 * reordered or applied twice.
 */
@TestMethodOrder(OrderAnnotation.class)
class CrashIT {

    private static final int WRITES = Integer.getInteger("crash.writes", 500);
    private static final long SEED = 42;
    private static final Duration TAKEOVER = Duration.ofSeconds(5);

    private static CrashStack stack;

    @BeforeAll
    static void start() {
        stack = new CrashStack();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void natsIsKilledAndRestarted() throws Exception {
        var load = UserWriter.crew(List.of(stack.first().http()), "nats");
        var writing = load.start(WRITES, SEED);
        load.awaitAcknowledged(WRITES / 4);

        stack.nats().kill();
        load.awaitAcknowledged(WRITES / 2); // writes go on while it is away
        stack.nats().restart();

        writing.get(60, TimeUnit.SECONDS);
        stack.assertFlawless();
    }

    @Test
    void theConsumerIsKilledAndRestarted() throws Exception {
        var load = UserWriter.crew(List.of(stack.first().http()), "consumer");
        var writing = load.start(WRITES, SEED);
        load.awaitAcknowledged(WRITES / 4);

        stack.consumer().kill();
        load.awaitAcknowledged(WRITES / 2);
        stack.restart(stack.consumer());

        writing.get(60, TimeUnit.SECONDS);
        stack.assertFlawless();
    }

    @Test
    void aWriterIsKilledAndRestarted() throws Exception {
        var both = Stream.of(stack.first(), stack.second()).map(ServiceProcess::http);
        var load = UserWriter.crew(both.toList(), "writer");
        var writing = load.start(WRITES, SEED);
        load.awaitAcknowledged(WRITES / 4);

        stack.first().kill();
        load.awaitAcknowledged(WRITES / 2);
        stack.restart(stack.first());

        writing.get(60, TimeUnit.SECONDS);
        stack.assertFlawless();
    }

    /** While the test holds the table no row can be deleted: the relay is caught after publishing, before deleting. */
    @Test
    void theRelayIsKilledBetweenPublishAndDelete_andTheStandbyTakesOver() throws Exception {
        stack.nats().stop();
        UserWriter.crew(List.of(stack.first().http()), "relay")
                .start(WRITES, SEED)
                .get(60, TimeUnit.SECONDS);
        var relay = stack.relay();
        try (var blocker = stack.connect();
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE outbox IN SHARE MODE");
            stack.nats().restart();
            await().until(() -> stack.source().blockedDeletes() > 0);

            relay.kill();
        }

        var standby = relay.equals(stack.second()) ? stack.first() : stack.second();
        await().atMost(TAKEOVER).until(() -> stack.source().relayPid() == standby.pid());
        stack.assertFlawless();
        stack.restart(relay);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void servicesToldToStop_exitWithZero() {
        assertThat(stack.second().terminate()).isZero();
        assertThat(stack.consumer().terminate()).isZero();
    }
}
