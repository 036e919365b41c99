package dev.evenflow.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.Progress;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances of notification-svc: one replays under load, and one is killed while it does. */
class ReplayIT {

    private static final int WRITES = 1_000;
    private static final int PER_SECOND = 200;
    private static final long SEED = 11;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-replay");

    private static Stack stack;
    private static SourceOfTruth source;
    private static ServiceProcess first;
    private static ServiceProcess second;

    @BeforeAll
    static void start() {
        stack = new Stack(StackOptions.in(FOLDER), Progress.SILENT);
        stack.startServers();
        source = new SourceOfTruth(stack.servers().postgres().orElseThrow());
        first = start("notification-svc-1");
        second = start("notification-svc-2");
        stack.startServices(Service.USER);
        first.awaitReady();
        second.awaitReady();
    }

    /** A replay waits for many refreshes. */
    private static ServiceProcess start(String name) {
        return stack.startService(stack.spec(Service.NOTIFICATION)
                .named(name)
                .with("EVENFLOW_REPLAY_REFRESH_INTERVAL", "300ms")
                .with("EVENFLOW_REPLAY_SILENCE", "3s"));
    }

    @AfterAll
    static void stop() {
        stack.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    void bothInstancesAnswerFromTheNewCopy_afterAReplayUnderLoad() throws Exception {
        var load = UserWriter.crew(List.of(stack.http(Service.USER)), "replayed");
        var writing = load.startPaced(PER_SECOND, SEED);
        load.awaitAcknowledged(WRITES / 2);

        assertThat(begin(first.http())).isEqualTo(202);
        var progress = awaitEnd(second.http());
        load.stop();
        writing.join();

        assertThat(progress.path("state").asText()).isEqualTo("completed");
        assertInStep();
    }

    @Test
    void theOtherInstanceClearsUp_andReplaysItself_whenTheOneThatReplaysIsKilled() throws Exception {
        var load = UserWriter.crew(List.of(stack.http(Service.USER)), "killed");
        var writing = load.start(WRITES, SEED);
        load.awaitAcknowledged(WRITES / 4);
        assertThat(begin(first.http())).isEqualTo(202);
        assertThat(begin(second.http())).isEqualTo(409);

        first.kill();
        assertThat(awaitEnd(second.http()).path("state").asText()).isEqualTo("failed");
        assertThat(begin(second.http())).isEqualTo(202);
        assertThat(awaitEnd(second.http()).path("state").asText()).isEqualTo("completed");

        writing.join();
        first.restart();
        first.awaitReady();
        assertInStep();
    }

    private static int begin(HttpCalls instance) {
        return instance.post("/admin/replay", "{\"from\":\"beginning\"}").status();
    }

    private static JsonNode awaitEnd(HttpCalls instance) {
        return await().atMost(PATIENCE)
                .until(() -> instance.get("/admin/replay").json(), progress -> progress.has("finished_at"));
    }

    private static void assertInStep() {
        await().atMost(PATIENCE).until(() -> source.outboxRows() == 0);
        for (var instance : List.of(first.http(), second.http())) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(names(instance)).isEqualTo(namesInSource()));
        }
    }

    private static Map<Long, String> namesInSource() throws Exception {
        var names = new HashMap<Long, String>();
        source.users().forEach((id, user) -> {
            var name = user.name();
            if (!user.deleted() && name != null) {
                names.put(Long.valueOf(id), name);
            }
        });
        return names;
    }

    private static Map<Long, String> names(HttpCalls instance) {
        var names = new HashMap<Long, String>();
        for (var page = 1; ; page++) {
            var users =
                    instance.get("/notifications?page_size=100&page=" + page).json();
            users.forEach(user ->
                    names.put(user.path("user_id").asLong(), user.path("name").asText()));
            if (users.isEmpty()) {
                return names;
            }
        }
    }
}
