package dev.evenflow.bench.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.evenflow.testkit.service.ServiceSpec;
import dev.evenflow.testkit.tls.CertificateAuthority;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packaged services as they are deployed: each with its identity at NATS, its role in PostgreSQL and another one for
 * migrations, and TLS to every server. All they do goes on working, and nothing more is possible.
 */
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("try") // Connection.close() may be interrupted.
class SecuredIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-secured");
    private static final Map<Service, ServiceProcess> RUNNING = new EnumMap<>(Service.class);

    private static SecuredServers servers;

    @BeforeAll
    static void start() throws Exception {
        servers = new SecuredServers(FOLDER);
        // Who consumes a stream may be there before who owns it.
        for (var service : new Service[] {Service.NOTIFICATION, Service.ORDER, Service.USER}) {
            RUNNING.put(service, ServiceProcess.start(servers.spec(service)));
        }
        RUNNING.values().forEach(ServiceProcess::awaitReady);
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(ServiceProcess::close);
        servers.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    @Order(1)
    void anOrder_isConfirmed_throughAllServices() {
        createUser("John Doe", "john@example.com");
        var account = await(Service.ORDER, "/accounts?owner=1", found -> found.size() == 1)
                .path(0)
                .path("account_id")
                .asText();
        assertThat(http(Service.ORDER)
                        .post("/accounts/" + account + "/deposit", "{\"amount\":100.00}")
                        .status())
                .isEqualTo(200);
        var product = http(Service.ORDER)
                .post("/products", "{\"name\":\"Lamp\",\"price\":19.90,\"stock\":5}")
                .json()
                .path("id")
                .asText();
        var body = "{\"user_id\":1,\"items\":[{\"product_id\":\"" + product + "\",\"quantity\":1}]}";
        var placed = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> http(Service.ORDER).postOnce("order-1", "/orders", body),
                        answer -> answer.status() == 202);

        await(
                Service.ORDER,
                "/queries/orders/" + placed.json().path("order_id").asText(),
                order -> order.path("status").asText().equals("confirmed"));
        await(
                Service.NOTIFICATION,
                "/notifications/user/1/messages",
                messages -> messages.toString().contains("confirmed"));
    }

    @Test
    @Order(2)
    void deadLetters_areKept_triedAgain_andDeleted() throws Exception {
        try (var operator = operator()) {
            operator.publish("user.events", "not an event".getBytes(StandardCharsets.UTF_8));
            operator.flush(PATIENCE);
        }
        for (var service : new Service[] {Service.NOTIFICATION, Service.ORDER}) {
            var letters = service == Service.ORDER ? 2 : 1;
            var listed = await(service, "/admin/dead-letters", found -> found.size() == letters);
            assertThat(http(service).post("/admin/dead-letters/redrive", "").body())
                    .contains("\"failed\":" + letters);
            for (var letter : listed) {
                assertThat(http(service)
                                .delete("/admin/dead-letters/"
                                        + letter.path("id").asText())
                                .status())
                        .isEqualTo(204);
            }
            await(service, "/admin/dead-letters", JsonNode::isEmpty);
        }
    }

    @Test
    @Order(3)
    void aLostCopy_isFoundAndRepaired() throws Exception {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(servers.mongo().url()))
                .applyToSslSettings(
                        tls -> tls.enabled(true).context(servers.authority().trusting()));
        try (var client = MongoClients.create(settings.build())) {
            client.getDatabase("notifications_db")
                    .getCollection("user_notifications")
                    .deleteOne(Filters.eq("_id", 1L));
        }
        assertThat(http(Service.NOTIFICATION).get("/notifications/user/1").status())
                .isEqualTo(404);

        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> http(Service.NOTIFICATION)
                        .post("/admin/consistency", "{\"deep\":true}")
                        .json()
                        .path("in_sync")
                        .asBoolean());

        await(Service.NOTIFICATION, "/notifications/user/1", found -> found.has("email"));
        await(
                Service.ORDER,
                "/admin/consistency",
                report -> report.path("in_sync").asBoolean());
        assertThat(http(Service.USER)
                        .post("/admin/republish", "{\"since\":\"2025-01-01T00:00:00Z\"}")
                        .status())
                .isBetween(200, 202);
    }

    @ParameterizedTest
    @CsvSource({"beginning", "2025-01-01T00:00:00Z"})
    @Order(4)
    void aReplay_completes(String from) {
        assertThat(http(Service.NOTIFICATION)
                        .post("/admin/replay", "{\"from\":\"" + from + "\"}")
                        .status())
                .isEqualTo(202);

        await(
                Service.NOTIFICATION,
                "/admin/replay",
                replay -> replay.path("state").asText().equals("completed"));
        await(Service.NOTIFICATION, "/notifications/user/1", found -> found.has("email"));
    }

    @Test
    @Order(5)
    void projections_areRebuilt_byWhoMayOnlyReadAndWriteTheOtherTables() {
        assertThat(http(Service.ORDER).post("/admin/rebuild-projections", "").status())
                .isEqualTo(202);

        await(
                Service.ORDER,
                "/admin/projections",
                found -> found.size() > 0
                        && found.findValues("rebuild").stream().allMatch(JsonNode::isNull)
                        && found.findValues("lag").stream().allMatch(lag -> lag.asLong() == 0));
        assertThat(http(Service.ORDER).get("/accounts?owner=1").json()).hasSize(1);
    }

    /** Listening begins a moment after the answer, so somebody comes again and again. */
    @Test
    @Order(6)
    void listeners_hearOfChanges() throws Exception {
        var url = URI.create(
                Objects.requireNonNull(RUNNING.get(Service.NOTIFICATION)).url() + "/notifications/stream");
        var lines = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofLines())
                .body();
        var heard = CompletableFuture.supplyAsync(() -> lines.anyMatch(line -> line.contains("grace")));
        var number = new AtomicInteger();

        Awaitility.await().atMost(PATIENCE).until(() -> {
            createUser("Grace Hopper", "grace" + number.incrementAndGet() + "@example.com");
            return heard.isDone();
        });
        assertThat(heard.get()).isTrue();
    }

    @Test
    @Order(7)
    void whatIsToldOfADeletedUser_isErased() throws Exception {
        try (var operator = operator()) {
            var streams = operator.jetStreamManagement();
            assertThat(http(Service.USER).delete("/users/1").status()).isEqualTo(204);

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> streams.getStreamInfo("USERS").getStreamState().getDeletedCount() > 0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            users  | CREATE TABLE mine (id int)
            users  | CREATE SCHEMA mine
            users  | ALTER TABLE users ADD COLUMN mine int
            users  | DROP TABLE outbox
            users  | TRUNCATE users
            users  | SELECT * FROM flyway_schema_history
            users  | CREATE INDEX ON users (name)
            users  | CREATE TEMP TABLE mine (id int)
            orders | CREATE TABLE public.mine (id int)
            orders | CREATE TABLE inventory.mine (id int)
            orders | CREATE SCHEMA mine
            orders | CREATE TABLE eventstore.mine (id int)
            orders | ALTER TABLE eventstore.events ADD COLUMN mine int
            orders | DROP TABLE inventory.products
            orders | TRUNCATE eventstore.events
            orders | DELETE FROM flyway_schema_history
            """)
    @Order(8)
    void theRoleOfAService_isRefused(String role, String statement) throws Exception {
        try (var connection = DriverManager.getConnection(jdbc(role), role, role);
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
    }

    @ParameterizedTest
    @CsvSource({"users, orders", "orders, users", "users_migration, orders", "users, postgres", "users, template1"})
    @Order(9)
    void aRole_isRefused_byTheDatabaseOfAnother(String role, String database) {
        assertThatThrownBy(() -> DriverManager.getConnection(jdbc(database), role, role))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
    }

    @Test
    @Order(10)
    void everything_isEncrypted_andTheOutboxVacuumed() throws Exception {
        try (var connection = servers.postgres().connect("users");
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT count(*), count(*) FILTER (WHERE ssl) FROM pg_stat_ssl"
                    + " JOIN pg_stat_activity USING (pid) WHERE usename IN ('users', 'orders')")) {
                found.next();
                assertThat(found.getInt(1)).isPositive().isEqualTo(found.getInt(2));
            }
            Awaitility.await().atMost(PATIENCE).until(() -> {
                try (var found = statement.executeQuery(
                        "SELECT vacuum_count FROM pg_stat_user_tables WHERE relname = 'outbox'")) {
                    return found.next() && found.getInt(1) > 0;
                }
            });
        }
    }

    @Test
    @Order(11)
    void theFlows_neverAskedForMoreThanTheyMay() throws Exception {
        assertThat(Files.readAllLines(servers.nats().log())).noneMatch(line -> line.contains("Violation"));
        for (var service : RUNNING.values()) {
            assertThat(Files.readAllLines(service.log()))
                    .noneMatch(line -> line.contains("Permissions Violation") || line.contains("permission denied"));
        }
    }

    @Test
    @Order(12)
    void aServer_isRefused_thatAnotherCaHasSigned() throws Exception {
        var other =
                CertificateAuthority.in(FOLDER.path().resolve("other")).file().toString();
        var user = servers.spec(Service.USER).named("user-svc-other").with("NATS_CA", other);
        assertDistrust(user, "The NATS server is not trusted");

        var blind = servers.spec(Service.USER)
                .named("user-svc-blind")
                .with("USER_DB_CA", other)
                .with("QUARKUS_FLYWAY_CONNECT_RETRIES", "0");
        assertDistrust(blind, "PKIX path");

        var notification = servers.spec(Service.NOTIFICATION)
                .named("notification-svc-other")
                .with("MONGODB_CA", other);
        assertDistrust(notification, "PKIX path");
    }

    @Test
    @Order(13)
    void aServer_isRefused_whoseCertificateNamesAnotherHost() throws Exception {
        var spec = servers.spec(Service.USER)
                .named("user-svc-misled")
                .with("NATS_URL", servers.nats().url());
        assertDistrust(spec, "The NATS server is not trusted");

        var database = servers.spec(Service.USER)
                .named("user-svc-lost")
                .with(
                        "USER_DB_URL",
                        "postgresql://localhost:" + servers.postgres().port() + "/users")
                .with("QUARKUS_FLYWAY_CONNECT_RETRIES", "0");
        assertDistrust(database, "localhost");
    }

    private static void assertDistrust(ServiceSpec spec, String line) throws Exception {
        try (var process = ServiceProcess.start(spec)) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> Files.readString(process.log()).contains(line));
        }
    }

    private static void createUser(String name, String email) {
        var created = http(Service.USER).post("/users", "{\"name\":\"" + name + "\",\"email\":\"" + email + "\"}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        await(
                Service.NOTIFICATION,
                "/notifications/user/" + created.json().path("id").asText(),
                found -> found.path("email").asText().equals(email));
    }

    private static JsonNode await(Service service, String path, Predicate<JsonNode> reached) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> http(service).get(path).json(), reached);
    }

    private static HttpCalls http(Service service) {
        return Objects.requireNonNull(RUNNING.get(service)).http();
    }

    private static Connection operator() throws Exception {
        return Nats.connect(new Options.Builder()
                .server(servers.nats().url())
                .userInfo("operator", "operator")
                .sslContext(servers.authority().trusting())
                .build());
    }

    private static String jdbc(String database) {
        return "jdbc:postgresql://127.0.0.1:" + servers.postgres().port() + "/" + database
                + "?sslmode=verify-full&sslrootcert=" + servers.authority().file();
    }
}
