package dev.evenflow.bench.consistency;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.bench.sync.SourceOfTruth;
import dev.evenflow.testkit.mongo.MongoServer;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.Progress;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/** Many users whom no event tells of, the copy of them that notification-svc keeps, and what can be lost on the way. */
final class CheckedCopy implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LOST = 300;

    private final RunFolder folder = RunFolder.temporary("evenflow-consistency");
    private final MongoServer mongo = MongoServer.inMemory();
    private final Stack stack = new Stack(
            new StackOptions(folder, Checkout.root(), Map.of(), Map.of(Servers.MONGODB_URL, mongo.url())),
            Progress.SILENT);
    private final SourceOfTruth source;
    private final CopyDocuments documents;
    private final ServiceProcess notifications;
    private final Reports reports;

    CheckedCopy(int users) throws Exception {
        stack.startServers();
        stack.startServices(Service.USER);
        var postgres = stack.servers().postgres().orElseThrow();
        source = new SourceOfTruth(postgres);
        new BulkUsers(postgres).insert(users);
        documents = new CopyDocuments(mongo.url());
        notifications = stack.startService(impatient()).awaitReady();
        reports = new Reports(notifications.http());
    }

    HttpCalls users() {
        return stack.http(Service.USER);
    }

    CopyDocuments documents() {
        return documents;
    }

    Reports reports() {
        return reports;
    }

    /** Another instance that checks often. */
    ServiceProcess startAnother(String name) {
        return stack.startService(impatient().named(name).with("EVENFLOW_CONSISTENCY_INTERVAL", "2s"))
                .awaitReady();
    }

    /** One that checks as soon as it is there. */
    private ServiceSpec impatient() {
        return stack.spec(Service.NOTIFICATION).with("EVENFLOW_CONSISTENCY_RETRY_AFTER", "500ms");
    }

    /** Strikes between the broker's acknowledgement of events and their first reader. */
    interface Disaster {
        void strike(NatsServer nats) throws Exception;
    }

    /** Changes users from this one on, and loses their events; tells how each has to be named. */
    Map<Long, String> lose(long first, Disaster disaster) throws Exception {
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

    private void change(long id) {
        var json = "{\"name\":\"changed %d\",\"email\":\"%d@changed.example\"}".formatted(id, id);
        assertThat(users().put("/users/" + id, json).status()).isEqualTo(200);
    }

    /** Exactly the lost ones are named, and nothing but them is touched. */
    void assertRepaired(JsonNode last, Map<Long, Document> before, Map<Long, String> lost) throws Exception {
        reports.named().clear();
        notifications.restart();
        notifications.awaitReady();
        reports.awaitInSync(last);

        assertThat(reports.named()).isEqualTo(lost);
        var after = documents.all();
        lost.keySet().forEach(before::remove);
        lost.keySet().forEach(after::remove);
        assertThat(after).isEqualTo(before);
        assertRight();
    }

    /** The copy says of everybody what the source says. */
    void assertRight() throws Exception {
        var truth = new HashMap<Long, String>();
        source.users().forEach((id, user) -> truth.put(Long.valueOf(id), user.version() + " " + user.name()));
        assertThat(documents.all().entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                one -> CopyDocuments.version(one.getValue()) + " "
                                        + one.getValue().getString("name"))))
                .isEqualTo(truth);
    }

    @Override
    public void close() {
        documents.close();
        stack.close();
        mongo.close();
        Folders.delete(folder.path());
    }
}
