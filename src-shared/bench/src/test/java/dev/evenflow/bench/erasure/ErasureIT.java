package dev.evenflow.bench.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import io.nats.client.Nats;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A deleted user is nowhere any more: neither name nor e-mail, neither the last nor the earlier ones, in no store of ours. */
class ErasureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-erasure");
    private static final Map<Service, ServiceProcess> SERVICES = new HashMap<>();

    private static Stack stack;
    private static Stores stores;

    /** Somebody whose names and e-mails nobody else has. */
    private record Somebody(String mark) {

        static Somebody unique() {
            return new Somebody(UUID.randomUUID().toString().replace("-", ""));
        }

        String json() {
            return "{\"name\":\"Quast %1$s\",\"email\":\"q%1$s@first.example\",\"password\":\"a long enough password\"}"
                    .formatted(mark);
        }

        String changed() {
            return "{\"name\":\"Zander %1$s\",\"email\":\"z%1$s@second.example\"}".formatted(mark);
        }

        /** Whatever case they are written in: e-mails are compared in lower case. */
        List<String> words() {
            return List.of(mark);
        }
    }

    @BeforeAll
    static void start() {
        stack = new Stack(StackOptions.in(FOLDER), (step, elapsed) -> {});
        stack.startServers();
        for (var service : Service.values()) {
            SERVICES.put(
                    service,
                    stack.startService(stack.spec(service)
                            .with("EVENFLOW_ERASURE_AFTER", "2s")
                            .with("EVENFLOW_ERASURE_EVERY", "1s")));
        }
        SERVICES.values().forEach(ServiceProcess::awaitReady);
        stores = new Stores(stack.servers(), FOLDER);
    }

    @AfterAll
    static void stop() {
        stack.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    void deletedUser_isInNoStore_andOthersAreWhereTheyWere() throws Exception {
        var other = Somebody.unique();
        create(other);
        var gone = Somebody.unique();
        var id = create(gone);
        http(Service.USER).put("/users/" + id, gone.changed());
        awaitCopies(id, "Zander " + gone.mark());
        buySomething(id);
        http(Service.USER).post("/admin/republish", "{}");
        letters(id, gone);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stores.telling(gone.words()))
                        .contains(
                                "users:public.users",
                                "users:public.idempotency_keys",
                                "orders:users.users",
                                "mongo:user_notifications",
                                "stream:USERS",
                                "stream:DEAD_LETTERS")
                        .anyMatch(place -> place.startsWith("broker:")));
        assertThat(stores.telling(gone.words())).noneMatch(place -> place.startsWith("log:"));
        var before = stores.telling(other.words());

        assertThat(http(Service.USER).delete("/users/" + id).status()).isEqualTo(204);

        awaitNowhere(gone);
        assertThat(stores.telling(other.words())).isEqualTo(before);
        assertThat(http(Service.NOTIFICATION)
                        .get("/notifications/user/" + id + "/messages")
                        .json())
                .isEmpty();
        assertCopiesAreRight();
        assertReplayCompletes();
    }

    @Test
    void erasure_survivesOutageAndCrash() throws Exception {
        var gone = Somebody.unique();
        var id = create(gone);
        awaitCopies(id, "Quast " + gone.mark());
        var nats = stack.servers().nats().orElseThrow();
        nats.stop();
        assertThat(http(Service.USER).delete("/users/" + id).status()).isEqualTo(204);

        process(Service.USER).kill();
        nats.restart();
        process(Service.USER).restart();
        process(Service.USER).awaitReady();

        awaitNowhere(gone);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(http(Service.USER).get("/q/metrics").body())
                                .contains("evenflow_erasure_pending 0.0")
                                .contains("evenflow_erasure_oldest_age_seconds 0.0")
                                .containsPattern("evenflow_erasure_users_total [1-9]"));
    }

    @Test
    void consumerThatWasAway_goesOn_andNeverHearsOfWhomWasErasedMeanwhile() throws Exception {
        var stays = Somebody.unique();
        var gone = Somebody.unique();
        var notifications = process(Service.NOTIFICATION);
        notifications.terminate();
        var id = create(gone);
        var other = create(stays);
        assertThat(http(Service.USER).delete("/users/" + id).status()).isEqualTo(204);
        awaitNowhere(gone);

        notifications.restart();
        notifications.awaitReady();

        awaitCopies(other, "Quast " + stays.mark());
        assertCopiesAreRight();
        assertThat(stores.telling(gone.words())).isEmpty();
        assertThat(http(Service.NOTIFICATION).get("/notifications/user/" + id).status())
                .isEqualTo(404);
    }

    private static long create(Somebody somebody) {
        var made = http(Service.USER).postOnce(UUID.randomUUID().toString(), "/users", somebody.json());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asLong();
    }

    private static void awaitCopies(long id, String name) {
        await().atMost(PATIENCE)
                .until(() -> http(Service.NOTIFICATION)
                        .get("/notifications/user/" + id)
                        .body()
                        .contains(name));
    }

    /** So that orders, sagas, payments and messages are there, too. */
    private static void buySomething(long id) {
        var orders = http(Service.ORDER);
        await().atMost(PATIENCE)
                .until(() -> !orders.get("/accounts?owner=" + id).json().isEmpty());
        var account = orders.get("/accounts?owner=" + id)
                .json()
                .path(0)
                .path("account_id")
                .asText();
        orders.post("/accounts/" + account + "/deposit", "{\"amount\":100.00}");
        var product = orders.post("/products", "{\"name\":\"Lamp\",\"price\":19.90,\"stock\":5}")
                .json()
                .path("id")
                .asText();
        await().atMost(PATIENCE)
                .until(() -> orders.post(
                                        "/orders",
                                        "{\"user_id\":%d,\"items\":[{\"product_id\":\"%s\",\"quantity\":1}]}"
                                                .formatted(id, product))
                                .status()
                        == 202);
        await().atMost(PATIENCE)
                .until(() -> orders.get("/queries/orders?user_id=" + id + "&status=confirmed")
                                .json()
                                .path("total")
                                .asInt()
                        == 1);
        await().atMost(PATIENCE)
                .until(() -> !http(Service.NOTIFICATION)
                        .get("/notifications/user/" + id + "/messages")
                        .json()
                        .isEmpty());
    }

    /** Events of theirs that no consumer can read: each sets one aside. */
    private static void letters(long id, Somebody somebody) throws Exception {
        var nats = Nats.connect(stack.servers().addresses().get(Servers.NATS_URL));
        try {
            nats.jetStream().publish(Subjects.USER_EVENTS, """
                            {"id":"%s","type":"user_updated","aggregate_id":"%d","version":2,
                             "timestamp":"2025-05-25T10:00:00Z","metadata":{"schema":99},"payload":%s}""".formatted(UUID.randomUUID(), id, somebody.changed())
                    .getBytes(UTF_8));
        } finally {
            nats.close();
        }
        for (var service : Set.of(Service.NOTIFICATION, Service.ORDER)) {
            await().atMost(PATIENCE)
                    .until(() ->
                            !http(service).get("/admin/dead-letters").json().isEmpty());
        }
    }

    private static void awaitNowhere(Somebody somebody) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(stores.telling(somebody.words())).isEmpty());
    }

    private static void assertCopiesAreRight() {
        for (var service : Set.of(Service.NOTIFICATION, Service.ORDER)) {
            await().atMost(PATIENCE)
                    .until(() -> http(service)
                            .post("/admin/consistency", "{}")
                            .json()
                            .path("in_sync")
                            .asBoolean());
        }
    }

    private static void assertReplayCompletes() {
        var notifications = http(Service.NOTIFICATION);
        assertThat(notifications
                        .post("/admin/replay", "{\"from\":\"beginning\"}")
                        .status())
                .isEqualTo(202);
        var end = await().atMost(PATIENCE)
                .until(() -> notifications.get("/admin/replay").json(), progress -> progress.has("finished_at"));
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("completed");
    }

    private static HttpCalls http(Service service) {
        return process(service).http();
    }

    private static ServiceProcess process(Service service) {
        return Objects.requireNonNull(SERVICES.get(service));
    }
}
