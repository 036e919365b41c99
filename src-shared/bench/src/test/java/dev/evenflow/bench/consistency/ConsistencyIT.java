package dev.evenflow.bench.consistency;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.bench.sync.SourceOfTruth;
import dev.evenflow.bench.sync.UserWriter;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.testkit.mongo.MongoServer;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import io.nats.client.Nats;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A hundred thousand users, whatever happens to their copy: all that is wrong is named, made right, and nothing else touched. */
@TestMethodOrder(OrderAnnotation.class)
class ConsistencyIT {

    private static final int USERS = 100_000;
    private static final int LOST = 300;
    private static final int CHECKS = 6;
    private static final long SEED = 17;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-consistency");

    private static MongoServer mongo;
    private static Stack stack;
    private static SourceOfTruth source;
    private static CopyDocuments copy;
    private static ServiceProcess notifications;
    private static Reports reports;

    @BeforeAll
    static void start() throws Exception {
        mongo = MongoServer.inMemory();
        var given = Map.of(Servers.MONGODB_URL, mongo.url());
        stack = new Stack(new StackOptions(FOLDER, Checkout.root(), Map.of(), given), (step, elapsed) -> {});
        stack.startServers();
        stack.startServices(Service.USER);
        var postgres = stack.servers().postgres().orElseThrow();
        source = new SourceOfTruth(postgres);
        new BulkUsers(postgres).insert(USERS);
        copy = new CopyDocuments(mongo.url());
        notifications = stack.startService(stack.spec(Service.NOTIFICATION)).awaitReady();
        reports = new Reports(notifications.http());
    }

    @AfterAll
    static void stop() {
        copy.close();
        stack.close();
        mongo.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    @Order(1)
    void emptyCopy_fillsItself_whenTheStreamTellsNothing() throws Exception {
        var report = reports.awaitInSync(reports.last());

        assertThat(report.path("source_count").asLong()).isEqualTo(USERS * 9 / 10);
        assertThat(report.path("copy_count").asLong()).isEqualTo(USERS * 9 / 10);
        assertRight();
    }

    @Test
    @Order(2)
    void damageByHand_isNamedAndRepaired_andNothingElseTouched() throws Exception {
        var before = copy.all();
        var wrong = copy.damage(1_001, 180);
        reports.named().clear();

        var report = reports.check();

        assertThat(reports.named()).isEqualTo(wrong);
        assertThat(report.path("in_sync").asBoolean()).isTrue();
        assertThat(copy.all()).isEqualTo(before);
        assertRight();
    }

    @Test
    @Order(3)
    void purgedEvents_areNamedAndRepaired() throws Exception {
        var before = copy.all();
        var last = reports.last();
        var lost = lose(1, nats -> {
            var connection = Nats.connect(nats.url());
            connection.jetStreamManagement().purgeStream(Subjects.USERS_STREAM);
            connection.close();
        });

        assertRepaired(last, before, lost);
    }

    @Test
    @Order(4)
    void eventsThatNatsLost_areNamedAndRepaired_afterTheyWereAcknowledged() throws Exception {
        var before = copy.all();
        var last = reports.last();
        var lost = lose(50_001, nats -> {
            nats.kill();
            nats.wipe();
            nats.restart();
        });

        assertRepaired(last, before, lost);
    }

    @Test
    @Order(5)
    void checks_raiseNoAlarm_whileUsersChange() throws Exception {
        reports.named().clear();
        var load = UserWriter.crew(List.of(stack.http(Service.USER)), "busy");
        var writing = load.startEndless(SEED);

        for (var check = 0; check < CHECKS; check++) {
            var report = reports.check();
            assertThat(report.path("in_sync").asBoolean()).as(report.toString()).isTrue();
        }
        load.stop();
        writing.join();

        assertThat(load.acknowledged()).isPositive();
        assertThat(reports.named()).isEmpty();
        await().atMost(PATIENCE).untilAsserted(ConsistencyIT::assertRight);
    }

    @Test
    @Order(6)
    void anotherInstance_goesOn_whenTheOneThatChecksIsKilled() {
        var often = stack.spec(Service.NOTIFICATION).with("EVENFLOW_CONSISTENCY_INTERVAL", "2s");
        var first = checkedBy();
        stack.startService(often.named("notification-svc-2")).awaitReady();
        var second = await().atMost(PATIENCE).until(ConsistencyIT::checkedBy, by -> !by.equals(first));
        var third = stack.startService(often.named("notification-svc-3")).awaitReady();
        var checking = await().atMost(PATIENCE).until(ConsistencyIT::checkedBy, by -> !by.equals(second));

        third.kill();

        await().atMost(PATIENCE).until(() -> !checkedBy().equals(checking));
        assertThat(reports.last().path("in_sync").asBoolean()).isTrue();
    }

    private interface Disaster {
        void strike(NatsServer nats) throws Exception;
    }

    /** Changes users whose events the broker has acknowledged, and then loses before anybody has read them. */
    private static Map<Long, String> lose(long first, Disaster disaster) throws Exception {
        notifications.kill();
        var lost = new TreeMap<Long, String>();
        for (var id = first; lost.size() < LOST; id++) {
            if (id % 10 > 0) {
                change(id);
                lost.put(id, "stale");
            }
        }
        await().atMost(PATIENCE).until(() -> source.outboxRows() == 0);
        disaster.strike(stack.servers().nats().orElseThrow());
        return lost;
    }

    private static void change(long id) {
        var json = "{\"name\":\"changed %d\",\"email\":\"%d@changed.example\"}".formatted(id, id);
        assertThat(stack.http(Service.USER).put("/users/" + id, json).status()).isEqualTo(200);
    }

    private static void assertRepaired(JsonNode last, Map<Long, Document> before, Map<Long, String> lost)
            throws Exception {
        reports.named().clear();
        notifications.restart();
        notifications.awaitReady();
        reports.awaitInSync(last);

        assertThat(reports.named()).isEqualTo(lost);
        var after = copy.all();
        lost.keySet().forEach(before::remove);
        lost.keySet().forEach(after::remove);
        assertThat(after).isEqualTo(before);
        assertRight();
    }

    private static String checkedBy() {
        return reports.last().path("checked_by").asText();
    }

    private static void assertRight() throws Exception {
        var truth = new HashMap<Long, String>();
        source.users().forEach((id, user) -> truth.put(Long.valueOf(id), user.version() + " " + user.name()));
        assertThat(copy.all().entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                one -> CopyDocuments.version(one.getValue()) + " "
                                        + one.getValue().getString("name"))))
                .isEqualTo(truth);
    }
}
