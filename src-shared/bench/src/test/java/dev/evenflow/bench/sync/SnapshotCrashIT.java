package dev.evenflow.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.bench.UserStream;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances of user-svc: the one that publishes all users again is killed with -9, and the other one goes on. */
class SnapshotCrashIT {

    private static final int USERS = 10_000;
    private static final String PATH = "/admin/republish";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-snapshot");

    private static Stack stack;
    private static List<ServiceProcess> instances;

    @BeforeAll
    static void start() {
        stack = new Stack(StackOptions.in(FOLDER), (step, elapsed) -> {});
        stack.startServers();
        instances = List.of(instance("user-svc-1"), instance("user-svc-2"));
        instances.forEach(ServiceProcess::awaitReady);
    }

    @AfterAll
    static void stop() {
        stack.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    void theOtherInstanceGoesOn_whereTheOneThatWasKilledHadCome() throws Exception {
        insertUsers();
        assertThat(instances.getFirst().http().post(PATH, "{}").status()).isEqualTo(202);
        var killed = await().atMost(PATIENCE)
                .until(SnapshotCrashIT::publisher, Optional::isPresent)
                .orElseThrow();
        var other = instances.get(1 - instances.indexOf(killed)).http();
        await().atMost(PATIENCE)
                .until(() -> other.get(PATH).json().path("position").asLong() > USERS / 4);

        killed.kill();
        var position = other.get(PATH).json().path("position").asLong();
        var end = await().atMost(PATIENCE)
                .until(
                        () -> other.get(PATH).json(),
                        progress -> !progress.path("state").asText().equals("running"));

        assertThat(position).isLessThan(USERS);
        assertCompleted(end);
        try (var stream =
                UserStream.connect(stack.servers().nats().orElseThrow().url())) {
            assertThat(stream.messages()).isEqualTo(USERS); // what was sent twice, the broker knew
        }
        killed.restart();
        killed.awaitReady();
        assertThat(killed.terminate()).isZero();
    }

    private static void assertCompleted(JsonNode snapshot) {
        assertThat(snapshot.path("state").asText()).isEqualTo("completed");
        assertThat(snapshot.path("published").asLong()).isEqualTo(USERS);
    }

    private static ServiceProcess instance(String name) {
        return stack.startService(stack.spec(Service.USER)
                .named(name)
                .with("EVENFLOW_REPUBLISH_PAGE_SIZE", "500")
                .with("EVENFLOW_REPUBLISH_MAX_RATE", "3000")
                .with("EVENFLOW_REPUBLISH_MAX_BACKOFF", "1s")
                .with("EVENFLOW_REPUBLISH_SILENCE", "2s"));
    }

    /** The instance that is at it. */
    private static Optional<ServiceProcess> publisher() throws SQLException {
        try (var connection = stack.servers().postgres().orElseThrow().connect("users");
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT split_part(holder, '/', 1)::bigint FROM user_snapshots WHERE holder IS NOT NULL")) {
            var pid = row.next() ? row.getLong(1) : 0;
            return instances.stream().filter(instance -> instance.pid() == pid).findFirst();
        }
    }

    private static void insertUsers() throws SQLException {
        try (var connection = stack.servers().postgres().orElseThrow().connect("users");
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO users (version, name, email, email_key, active, created_at, updated_at)
                    SELECT 1, 'User ' || n, n || '@example.com', n || '@example.com', true, now(), now()
                    FROM generate_series(1, %d) AS n""".formatted(USERS));
        }
    }
}
