package dev.evenflow.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.history.Verdict;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real processes, killed with -9 while thousands of writes go on: nothing is lost, reordered or applied twice. */
class CrashIT {

    private static final int WRITES = 1_000;
    private static final long SEED = 42;
    private static final Duration TAKEOVER = Duration.ofSeconds(5);
    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-crash");

    private static Stack stack;
    private static SyncWitness witness;
    private static ServiceProcess second;

    @BeforeAll
    static void start() {
        stack = new Stack(StackOptions.in(FOLDER), (step, elapsed) -> {});
        stack.startServers();
        witness = new SyncWitness(stack);
        stack.startServices(Service.USER, Service.NOTIFICATION);
        second =
                stack.startService(stack.spec(Service.USER).named("user-svc-2")).awaitReady();
    }

    @AfterAll
    static void stop() {
        stack.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    void natsIsKilledAndRestarted() throws Exception {
        var load = UserWriter.crew(List.of(first().http()), "nats");
        var writing = load.start(WRITES, SEED);
        load.awaitAcknowledged(WRITES / 4);

        var nats = stack.servers().nats().orElseThrow();
        nats.kill();
        load.awaitAcknowledged(WRITES / 2); // writes go on while it is away
        nats.restart();

        writing.get(60, TimeUnit.SECONDS);
        assertFlawless(witness.verdict());
    }

    @Test
    void theConsumerIsKilledAndRestarted() throws Exception {
        var load = UserWriter.crew(List.of(first().http()), "consumer");
        var writing = load.start(WRITES, SEED);
        load.awaitAcknowledged(WRITES / 4);

        var consumer = stack.service(Service.NOTIFICATION);
        consumer.kill();
        load.awaitAcknowledged(WRITES / 2);
        consumer.restart();
        consumer.awaitReady();

        writing.get(60, TimeUnit.SECONDS);
        assertFlawless(witness.verdict());
    }

    @Test
    void aWriterIsKilledAndRestarted() throws Exception {
        var load = UserWriter.crew(List.of(first().http(), second.http()), "writer");
        var writing = load.start(WRITES, SEED);
        load.awaitAcknowledged(WRITES / 4);

        first().kill();
        load.awaitAcknowledged(WRITES / 2);
        first().restart();
        first().awaitReady();

        writing.get(60, TimeUnit.SECONDS);
        assertFlawless(witness.verdict());
    }

    /** While the test holds the table no row can be deleted: the relay is caught after publishing, before deleting. */
    @Test
    void theRelayIsKilledBetweenPublishAndDelete_andTheStandbyTakesOver() throws Exception {
        var nats = stack.servers().nats().orElseThrow();
        nats.stop();
        UserWriter.crew(List.of(first().http()), "relay").start(WRITES, SEED).get(60, TimeUnit.SECONDS);
        var relay = relay();
        try (var blocker = stack.servers().postgres().orElseThrow().connect("users");
                var statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE outbox IN SHARE MODE");
            nats.restart();
            await().until(() -> witness.source().blockedDeletes() > 0);

            relay.kill();
        }

        var standby = relay.equals(second) ? first() : second;
        await().atMost(TAKEOVER).until(() -> witness.source().relayPid() == standby.pid());
        assertFlawless(witness.verdict());
        relay.restart();
        relay.awaitReady();
    }

    @Test
    void servicesToldToStop_exitWithZero() {
        assertThat(second.terminate()).isZero();
        assertThat(stack.service(Service.NOTIFICATION).terminate()).isZero();

        second.restart();
        stack.service(Service.NOTIFICATION).restart();
        second.awaitReady();
        stack.service(Service.NOTIFICATION).awaitReady();
    }

    /** The instance of user-svc that relays. */
    private static ServiceProcess relay() {
        return await().until(
                        () -> {
                            var pid = witness.source().relayPid();
                            return List.of(first(), second).stream()
                                    .filter(instance -> instance.pid() == pid)
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void assertFlawless(Verdict verdict) {
        assertThat(verdict).matches(Verdict::isFlawless);
    }

    private static ServiceProcess first() {
        return stack.service(Service.USER);
    }
}
