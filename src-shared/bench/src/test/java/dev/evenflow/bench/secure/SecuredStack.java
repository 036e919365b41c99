package dev.evenflow.bench.secure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The packaged services on {@link SecuredServers}, and who looks after them. */
final class SecuredStack implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunFolder folder = RunFolder.temporary("evenflow-secured");
    private final SecuredServers servers;
    private final Map<Service, ServiceProcess> running = new EnumMap<>(Service.class);

    SecuredStack() throws Exception {
        servers = new SecuredServers(folder);
        // Who consumes a stream may be there before who owns it.
        for (var service : new Service[] {Service.NOTIFICATION, Service.ORDER, Service.USER}) {
            running.put(service, ServiceProcess.start(servers.spec(service)));
        }
        running.values().forEach(ServiceProcess::awaitReady);
    }

    SecuredServers servers() {
        return servers;
    }

    RunFolder folder() {
        return folder;
    }

    Collection<ServiceProcess> services() {
        return running.values();
    }

    ServiceProcess service(Service service) {
        return Objects.requireNonNull(running.get(service));
    }

    HttpCalls http(Service service) {
        return service(service).http();
    }

    /** Asks until the answer is as it is to be, and gives it. */
    JsonNode await(Service service, String path, Predicate<JsonNode> reached) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> http(service).get(path).json(), reached);
    }

    /** Returns when the copy is written. */
    void createUser(String name, String email) {
        var created = http(Service.USER).post("/users", "{\"name\":\"" + name + "\",\"email\":\"" + email + "\"}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        await(
                Service.NOTIFICATION,
                "/notifications/user/" + created.json().path("id").asText(),
                found -> found.path("email").asText().equals(email));
    }

    /** Deletes the copy of a user by hand. */
    void loseCopy(long user) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(servers.mongo().url()))
                .applyToSslSettings(
                        tls -> tls.enabled(true).context(servers.authority().trusting()));
        try (var client = MongoClients.create(settings.build())) {
            client.getDatabase("notifications_db")
                    .getCollection("user_notifications")
                    .deleteOne(Filters.eq("_id", user));
        }
        assertThat(http(Service.NOTIFICATION).get("/notifications/user/" + user).status())
                .isEqualTo(404);
    }

    /** A person with the rights of an operator at NATS. */
    Connection operator() throws Exception {
        return Nats.connect(new Options.Builder()
                .server(servers.nats().url())
                .userInfo("operator", "operator")
                .sslContext(servers.authority().trusting())
                .build());
    }

    @Override
    public void close() {
        running.values().parallelStream().forEach(ServiceProcess::close);
        servers.close();
        Folders.delete(folder.path());
    }
}
