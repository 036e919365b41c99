package dev.evenflow.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.history.Verdict;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Services start before NATS, and NATS comes back without its data: streams and consumers are made, and events flow. Without PostgreSQL: 503. */
class StartOrderIT {

    private static final int WRITES = 200;
    private static final long SEED = 7;
    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-order");

    private final Stack stack = new Stack(StackOptions.in(FOLDER), (step, elapsed) -> {});

    @AfterEach
    void stop() {
        stack.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    void servicesBeforeNats_andNatsWithoutItsData() throws Exception {
        stack.startServers();
        var witness = new SyncWitness(stack);
        var nats = stack.servers().nats().orElseThrow();
        nats.kill();
        nats.wipe();
        stack.startServices(Service.USER, Service.NOTIFICATION);
        write("before");
        assertThat(stack.http(Service.USER).get("/q/health/live").status()).isEqualTo(200);
        assertThat(stack.http(Service.NOTIFICATION).get("/q/health/ready").status())
                .isEqualTo(200);

        nats.restart();
        assertFlawless(witness.verdictOfTheCopy());

        nats.kill();
        nats.wipe();
        nats.restart();
        await().atMost(Duration.ofSeconds(30)).until(this::bothConnected);
        write("after");
        assertFlawless(witness.verdictOfTheCopy());

        stack.servers().postgres().orElseThrow().kill();
        assertUnavailable();
    }

    /** Any number of connections of the pool may have broken: each has its own way of saying so. */
    private void assertUnavailable() {
        for (var call = 0; call < 30; call++) {
            var answer = stack.http(Service.USER).get("/users/1");
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains(":unavailable");
        }
    }

    private void write(String family) throws Exception {
        var users = stack.http(Service.USER);
        UserWriter.crew(List.of(users), family).start(WRITES, SEED).get(60, TimeUnit.SECONDS);
    }

    private boolean bothConnected() {
        return List.of(Service.USER, Service.NOTIFICATION).stream()
                .map(service -> stack.http(service).get("/q/health/ready").body())
                .allMatch(health -> health.contains("\"connected\": true"));
    }

    private static void assertFlawless(Verdict verdict) {
        assertThat(verdict).matches(Verdict::isFlawless);
    }
}
