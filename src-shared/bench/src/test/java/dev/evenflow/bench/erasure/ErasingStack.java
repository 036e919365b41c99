package dev.evenflow.bench.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.Progress;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import io.nats.client.Nats;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** All services, which erase what is told of deleted users within seconds, and what users do with them. */
final class ErasingStack implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Who keeps a copy of the users. */
    private static final Set<Service> COPIES = Set.of(Service.NOTIFICATION, Service.ORDER);

    private final RunFolder folder = RunFolder.temporary("evenflow-erasure");
    private final Stack stack = new Stack(StackOptions.in(folder), Progress.SILENT);
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final Stores stores;

    ErasingStack() {
        stack.startServers();
        for (var service : Service.values()) {
            var spec = stack.spec(service)
                    .with("EVENFLOW_ERASURE_AFTER", "2s")
                    .with("EVENFLOW_ERASURE_EVERY", "1s")
                    .with("EVENFLOW_REPLAY_REFRESH_INTERVAL", "300ms");
            services.put(service, stack.startService(spec));
        }
        services.values().forEach(ServiceProcess::awaitReady);
        stores = new Stores(stack.servers(), folder);
    }

    Stores stores() {
        return stores;
    }

    NatsServer nats() {
        return stack.servers().nats().orElseThrow();
    }

    ServiceProcess service(Service service) {
        return Objects.requireNonNull(services.get(service));
    }

    HttpCalls http(Service service) {
        return service(service).http();
    }

    long create(Somebody somebody) {
        var made = http(Service.USER).postOnce(UUID.randomUUID().toString(), "/users", somebody.json());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asLong();
    }

    void awaitCopy(long id, String name) {
        await().atMost(PATIENCE)
                .until(() -> http(Service.NOTIFICATION)
                        .get("/notifications/user/" + id)
                        .body()
                        .contains(name));
    }

    /** Events of theirs that no consumer can read: each sets one aside. */
    void publishUnreadable(long id, Somebody somebody) throws Exception {
        var nats = Nats.connect(stack.servers().addresses().get(Servers.NATS_URL));
        try {
            nats.jetStream().publish(Subjects.USER_EVENTS, """
                            {"id":"%s","type":"user_updated","aggregate_id":"%d","version":2,
                             "timestamp":"2025-05-25T10:00:00Z","metadata":{"schema":99},"payload":%s}""".formatted(UUID.randomUUID(), id, somebody.changed())
                    .getBytes(UTF_8));
        } finally {
            nats.close();
        }
        for (var service : COPIES) {
            await().atMost(PATIENCE)
                    .until(() ->
                            !http(service).get("/admin/dead-letters").json().isEmpty());
        }
    }

    void awaitNowhere(Somebody somebody) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(stores.telling(somebody.words())).isEmpty());
    }

    void assertCopiesAreRight() {
        for (var service : COPIES) {
            await().atMost(PATIENCE)
                    .until(() -> http(service)
                            .post("/admin/consistency", "{}")
                            .json()
                            .path("in_sync")
                            .asBoolean());
        }
    }

    void assertReplayCompletes() {
        var notifications = http(Service.NOTIFICATION);
        assertThat(notifications
                        .post("/admin/replay", "{\"from\":\"beginning\"}")
                        .status())
                .isEqualTo(202);
        var end = await().atMost(PATIENCE)
                .until(() -> notifications.get("/admin/replay").json(), progress -> progress.has("finished_at"));
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("completed");
    }

    @Override
    public void close() {
        stack.close();
        Folders.delete(folder.path());
    }
}
