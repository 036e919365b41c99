package dev.evenflow.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.contracts.Envelope;
import dev.evenflow.testkit.quarkus.NatsResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing the state of all users again: 100 at a time, 2,000 a second. */
@QuarkusTest
@TestProfile(WithNats.class)
class SnapshotTest {

    private static final String PATH = "/admin/republish";
    private static final String EVERYTHING = "{}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Tables tables;

    private final UserApi api = new UserApi();
    private UserEventStream stream;

    @BeforeEach
    void clear() throws Exception {
        stream = UserEventStream.connect();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> stream.messages() >= 0);
        tables.clear();
        tables.execute("DELETE FROM user_snapshots");
        stream.purge();
    }

    @AfterEach
    void disconnect() {
        tables.execute("DELETE FROM outbox");
        stream.close();
    }

    @Test
    void everyUser_isPublishedOnce_asItIs() throws Exception {
        insert(1, 900, "now()");
        tables.execute("UPDATE users SET version = 3 WHERE id % 10 = 0");
        tables.execute("UPDATE users SET version = 2, name = NULL, email = NULL, email_key = NULL, active = false,"
                + " deleted_at = now() WHERE id % 10 = 1");

        var answer = api.post(PATH, EVERYTHING);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(UserApi.header(answer, "Location")).endsWith(PATH);
        var done = awaitState("completed");
        assertThat(done.get("id")).isEqualTo(UserApi.json(answer).get("id"));
        assertThat(done.get("published").asLong()).isEqualTo(900);
        assertThat(done.get("position").asLong())
                .isEqualTo(done.get("head").asLong())
                .isEqualTo(900);
        assertThat(done.has("finished_at")).isTrue();
        var events = stream.events();
        assertThat(events)
                .extracting(Envelope::aggregateId)
                .doesNotHaveDuplicates()
                .hasSize(900);
        Map<String, Long> types = events.stream().collect(Collectors.groupingBy(Envelope::type, Collectors.counting()));
        assertThat(types).isEqualTo(Map.of("user_created", 720L, "user_updated", 90L, "user_deleted", 90L));
        assertThat(stream.newestVersions()).isEqualTo(versions());
        assertThat(events).extracting(Envelope::id).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void withATime_onlyUsersThatHaveChangedSinceThen_arePublished() throws Exception {
        insert(1, 300, "'2025-05-25T10:00:00Z'");
        insert(301, 310, "'2025-05-25T12:00:00Z'");

        assertThat(api.post(PATH, "{\"since\":\"2025-05-25T14:00:00+02:00\"}").statusCode())
                .isEqualTo(202);

        assertThat(awaitState("completed").get("published").asLong()).isEqualTo(10);
        assertThat(stream.newestVersions().firstKey()).isEqualTo(301);
        assertThat(stream.messages()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"since\":\"\"}",
                "{\"since\":\"yesterday\"}",
                "{\"since\":\"2025-05-25\"}",
                "{\"since\":1748167200}",
                "{\"since\":[]}",
                "{\"since\":\"+999999999-12-31T23:59:59Z\"}",
                "{\"since\":\"-0001-12-31T23:59:59Z\"}",
                "[]",
                "7",
                "null",
                "",
                "{"
            })
    void nonsense_isRefused_andNothingBegins(String body) {
        insert(1, 1, "now()");

        assertThat(api.post(PATH, body).statusCode()).isEqualTo(400);

        assertThat(tables.count("user_snapshots")).isZero();
        assertThat(api.get(PATH).statusCode()).isEqualTo(404);
    }

    @Test
    void aSecondOne_joinsWhatRuns_whenThatCoversIt_andIsRefusedOtherwise() {
        insert(1, 1_000, "now()");
        var running = UserApi.json(api.post(PATH, "{\"since\":\"2025-05-25T10:00:00Z\"}"));

        var narrower = api.post(PATH, "{\"since\":\"2025-06-01T10:00:00Z\"}");
        var wider = api.post(PATH, EVERYTHING);

        assertThat(narrower.statusCode()).isEqualTo(202);
        assertThat(UserApi.json(narrower).get("id")).isEqualTo(running.get("id"));
        assertThat(wider.statusCode()).isEqualTo(409);
        awaitState("completed");
        assertThat(api.post(PATH, EVERYTHING).statusCode()).isEqualTo(202);
        awaitState("completed");
        assertThat(tables.count("user_snapshots")).isEqualTo(2);
    }

    @Test
    void whileNobodyIsThere_itIsDoneAtOnce() {
        api.post(PATH, EVERYTHING);

        assertThat(awaitState("completed").get("published").asLong()).isZero();
    }

    @Test
    void aBrokerThatGoesAwayInTheMiddle_isWaitedFor_andNobodyIsMissing() throws Exception {
        insert(1, 2_000, "now()");
        api.post(PATH, EVERYTHING);
        await().atMost(PATIENCE).until(() -> progress().get("position").asLong() >= 500);

        NatsResource.server().kill();
        var position = progress().get("position").asLong();
        NatsResource.server().restart();

        assertThat(position).isLessThan(2_000);
        awaitState("completed");
        assertThat(stream.newestVersions()).isEqualTo(versions());
        assertThat(stream.messages()).isEqualTo(2_000); // what was sent twice was known
    }

    @Test
    void oneWhoseInstanceHasDied_goesOnWhereItWas() throws Exception {
        insert(1, 1_000, "now()");
        tables.execute("""
                INSERT INTO user_snapshots (id, last_id, until_id, published, state, holder, expires_at, started_at)
                VALUES (gen_random_uuid(), 600, 1000, 600, 'running', 'dead', now() + interval '1 second', now())""");

        awaitState("completed");

        assertThat(stream.newestVersions().firstKey()).isEqualTo(601);
        assertThat(stream.messages()).isEqualTo(400);
        assertThat(progress().get("published").asLong()).isEqualTo(1_000);
    }

    /** No stream takes them, so they stay. */
    @Test
    void whileLiveEventsWait_itRests() {
        insert(1, 1_000, "now()");
        enqueue("waiting", 21);
        api.post(PATH, EVERYTHING);
        await().during(Duration.ofMillis(700))
                .atMost(PATIENCE)
                .until(() -> progress().get("position").asLong() == 0);

        tables.execute("DELETE FROM outbox WHERE version = 1");

        awaitState("completed");
    }

    @Test
    void eventsThatWaitBehindAParkedOne_stopNobody() {
        insert(1, 100, "now()");
        tables.execute("INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload, parked_at)"
                + " VALUES (gen_random_uuid(), 'waiting', 0, 'user_updated', 'nowhere', '{}', now())");
        enqueue("waiting", 50);

        api.post(PATH, EVERYTHING);

        awaitState("completed");
    }

    @Test
    void usersThatAreWrittenMeanwhile_endAsTheyAre() throws Exception {
        insert(1, 1_000, "now()");
        api.post(PATH, EVERYTHING);
        for (var id = 1_000; id > 800; id -= 20) {
            api.put("/users/" + id, UserApi.user("Changed", id + "@changed.org"));
            api.delete("/users/" + (id - 10));
            api.created("New", id + "@new.org");
        }

        awaitState("completed");
        await().atMost(PATIENCE).until(() -> tables.count("outbox") == 0);

        assertThat(stream.newestVersions()).isEqualTo(versions());
    }

    private void insert(long first, long last, String updatedAt) {
        tables.execute("""
                INSERT INTO users (id, version, name, email, email_key, active, created_at, updated_at)
                SELECT id, 1, 'U', id || '@x.org', id || '@x.org', true, now(), %s
                FROM generate_series(%d::bigint, %d) AS id""".formatted(updatedAt, first, last));
        tables.execute("SELECT setval(pg_get_serial_sequence('users', 'id'), %d)".formatted(last));
    }

    private void enqueue(String aggregate, int events) {
        tables.execute("""
                INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload)
                SELECT gen_random_uuid(), '%s', n, 'user_updated', 'nowhere', '{}' FROM generate_series(1, %d) n""".formatted(aggregate, events));
    }

    private Map<Long, Long> versions() {
        var versions = new TreeMap<Long, Long>();
        tables.rows("SELECT id, version FROM users")
                .forEach(row -> versions.put((Long) row.get("id"), (Long) row.get("version")));
        return versions;
    }

    private JsonNode progress() {
        return UserApi.json(api.get(PATH));
    }

    private JsonNode awaitState(String state) {
        await().atMost(PATIENCE).until(() -> progress().get("state").asText().equals(state));
        return progress();
    }
}
