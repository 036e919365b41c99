package dev.evenflow.notification.consistency;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.evenflow.consistency.CheckStore;
import dev.evenflow.notification.readmodel.store.ReadModels;
import dev.evenflow.notification.replay.OwnNats;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.testkit.quarkus.MongoResource;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks against a source that does what the test says, with real events. */
@QuarkusTest
@WithTestResource(MongoResource.class)
@WithTestResource(OwnNats.class)
@TestProfile(Checking.class)
class AdminConsistencyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PATH = "/admin/consistency";

    @Inject
    ReadModels models;

    @Inject
    CheckStore store;

    @Inject
    ReactiveMongoClient mongo;

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    NatsServer nats;

    private ScriptedUsers users;

    @BeforeEach
    void beginEmpty() throws Exception {
        users = new ScriptedUsers(nats.url());
        awaitConsumed();
        sync(documents().deleteMany(new Document()));
        sync(mongo.getDatabase("consistency_test")
                .getCollection("consistency_checks")
                .drop());
    }

    @AfterEach
    void disconnect() throws Exception {
        users.close();
    }

    @Test
    void report_isUnchecked_beforeTheFirstCheck() {
        get(PATH)
                .then()
                .statusCode(200)
                .body("state", equalTo("unchecked"))
                .body("in_sync", equalTo(false))
                .body("checked_at", nullValue());
    }

    @Test
    void report_isInSync_andTheSameForEverybody_whenNothingIsWrong() throws Exception {
        write(20);
        users.write(5, 2, true);
        awaitConsumed();

        var report = check();

        assertThat(report.getString("state")).isEqualTo("in_sync");
        assertThat(report.getBoolean("in_sync")).isTrue();
        assertThat(report.getLong("source_count")).isEqualTo(19);
        assertThat(report.getLong("copy_count")).isEqualTo(19);
        assertThat(report.getBoolean("deep")).isTrue();
        assertThat(get(PATH).jsonPath().getString("checked_at")).isEqualTo(report.getString("checked_at"));
        get("/q/metrics")
                .then()
                .body(containsString("evenflow_consistency_in_sync 1.0"))
                .body(containsString("evenflow_consistency_check_seconds_count"));
    }

    @Test
    void everyKindOfDamage_isNamedAndRepaired_andNothingElseTouched() throws Exception {
        write(50);
        for (var id = 1; id <= 10; id++) {
            users.write(id, 2, false);
        }
        users.write(20, 2, true);
        awaitConsumed();
        var before = contents();
        damage();
        users.commit(31, 2, false); // its event is lost
        users.commit(60, 1, false); // this one's, too

        var report = check();

        assertThat(kinds(report))
                .isEqualTo(Map.of(
                        1, "missing", 2, "stale", 3, "ahead", 4, "ahead", 20, "stale", 31, "stale", 60, "missing", 999,
                        "extra"));
        assertThat(List.of(report.getInt("missing"), report.getInt("stale"), report.getInt("extra")))
                .containsExactly(2, 5, 1);
        assertThat(report.getInt("repaired")).isEqualTo(8);
        assertThat(report.getBoolean("in_sync")).isTrue();
        get("/notifications/user/31").then().body("name", equalTo("v2"));
        get("/notifications/user/60").then().statusCode(200);
        get("/notifications/user/999").then().statusCode(404);
        get("/notifications/user/20").then().statusCode(404);
        var after = contents();
        List.of(31L, 60L, 999L).forEach(after::remove);
        before.remove(31L);
        assertThat(after).isEqualTo(before);
        assertThat(check().getList("differences")).isEmpty();
    }

    @Test
    void warmCheck_findsWhatVanished_andWhatTheSourceChanged() throws Exception {
        write(30);
        awaitConsumed();
        check();
        sync(documents().deleteOne(eq("_id", 7L)));
        users.commit(8, 2, false);

        var report = check("{\"deep\":false}");

        assertThat(kinds(report)).isEqualTo(Map.of(7, "missing", 8, "stale"));
        assertThat(report.getBoolean("in_sync")).isTrue();
        assertThat(check("{\"deep\":false}").getBoolean("deep")).isFalse();
    }

    @Test
    void eventsOnTheirWay_areNoDifference() throws Exception {
        write(5);
        awaitConsumed();
        users.commitUnpublished(3, 2);
        users.commitUnpublished(6, 1);

        var report = check();

        assertThat(report.getBoolean("in_sync")).isTrue();
        assertThat(report.getInt("lagging")).isEqualTo(2);
        assertThat(report.getList("differences")).isEmpty();
    }

    @Test
    void everythingIsPublishedAgain_whenMoreIsMissingThanOneCheckRepairs() throws Exception {
        for (var id = 1; id <= 300; id++) {
            users.commit(id, 1, false);
        }
        users.purge();

        var report = check();

        assertThat(report.getString("state")).isEqualTo("repairing");
        assertThat(report.getInt("missing")).isEqualTo(300);
        assertThat(report.getInt("snapshot.head")).isEqualTo(300);
        assertThat(report.getBoolean("in_sync")).isFalse();
        assertThat(check().getString("state")).isEqualTo("in_sync");
        assertThat(users.snapshots()).isEqualTo(1);
    }

    @Test
    void secondCheck_is409_whileOneRuns_hereOrInAnotherInstance() throws Exception {
        write(3);
        awaitConsumed();
        users.hold();
        var first = CompletableFuture.supplyAsync(AdminConsistencyTest::check);
        await().atMost(PATIENCE).until(() -> sync(store.read()).checking());

        post("").statusCode(409).body("type", equalTo("tag:evenflow.dev,2025:check-running"));
        users.release();
        assertThat(first.join().getBoolean("in_sync")).isTrue();

        assertThat(sync(store.take("another", Duration.ofMinutes(1)))).isTrue();
        post("").statusCode(409);
        sync(store.release("another"));
        check();
    }

    @Test
    void check_isTakenOver_whenTheInstanceThatMadeItDied() {
        assertThat(sync(store.take("dead", Duration.ofMillis(300)))).isTrue();
        post("").statusCode(409);

        await().atMost(PATIENCE).untilAsserted(() -> post("").statusCode(200));
    }

    @Test
    void report_saysThatNobodyKnows_whileTheSourceIsAway() throws Exception {
        write(3);
        awaitConsumed();
        assertThat(check().getBoolean("in_sync")).isTrue();
        users.leave();

        var report = check();

        assertThat(report.getString("state")).isEqualTo("unavailable");
        assertThat(report.getBoolean("in_sync")).isFalse();
        assertThat(report.getString("reason")).isNotBlank();
        assertThat(report.getString("checked_at")).isNotNull();
        users.comeBack();
        assertThat(check().getBoolean("in_sync")).isTrue();
    }

    @Test
    void report_saysThatNobodyKnows_whileNatsIsAway() throws Exception {
        write(3);
        awaitConsumed();
        check();
        users.close();
        nats.stop();
        try {
            await().untilAsserted(() -> assertThat(check().getString("state")).isEqualTo("unavailable"));
        } finally {
            nats.restart();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/ready").then().body(containsString("\"connected\": true")));
    }

    @Test
    void check_beginsAgain_whenTheCopyIsReplacedMeanwhile() throws Exception {
        users.purge();
        var first = write(10);
        awaitConsumed();
        sync(documents().deleteOne(eq("_id", 4L)));
        var before = sync(models.find()).placement().live();
        users.hold();
        var checking = CompletableFuture.supplyAsync(AdminConsistencyTest::check);
        given().contentType(ContentType.JSON)
                .body("{\"from\":" + first + "}")
                .post("/admin/replay")
                .then()
                .statusCode(202);
        await().atMost(PATIENCE)
                .until(() -> !sync(models.find()).placement().live().equals(before));
        users.release();

        checking.join();
        var report = awaitReport();

        assertThat(report.getList("differences")).isEmpty();
        assertThat(report.getBoolean("in_sync")).isTrue();
        await().atMost(PATIENCE).until(() -> get("/admin/replay").jsonPath().get("finished_at") != null);
        assertThat(check().getBoolean("in_sync")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"deep\":\"x\"}", "7"})
    void check_is400_forNonsense(String body) {
        post(body).statusCode(400).contentType("application/problem+json");
        get(PATH).then().body("state", equalTo("unchecked"));
    }

    /** Users 1 to 4, 20 and 999. */
    private void damage() {
        sync(documents().deleteOne(eq("_id", 1L)));
        sync(documents().updateOne(eq("_id", 2L), combine(set("version", 1L), set("name", "v1"))));
        sync(documents().updateOne(eq("_id", 3L), combine(set("version", 7L), set("name", "v7"))));
        sync(documents().updateOne(eq("_id", 4L), set("deleted", true)));
        sync(documents().updateOne(eq("_id", 20L), combine(set("version", 1L), set("deleted", false))));
        sync(documents()
                .insertOne(new Document("_id", 999L)
                        .append("version", 1L)
                        .append("deleted", false)
                        .append("name", "nobody")
                        .append("email", "nobody@example.com")
                        .append("updated_at", "2025-05-25T10:00:00Z")));
    }

    /** So many users of version 1; the number is what the stream calls the first of their events. */
    private long write(int count) throws Exception {
        var before = users.lastSequence();
        for (var id = 1; id <= count; id++) {
            users.write(id, 1, false);
        }
        return before + 1;
    }

    private void awaitConsumed() {
        await().ignoreExceptions().atMost(PATIENCE).until(users::isConsumed);
    }

    private static JsonPath check() {
        return check("");
    }

    private static JsonPath check(String body) {
        var answer = post(body).extract();
        if (answer.statusCode() == 202) {
            assertThat(answer.header("Location")).endsWith(PATH);
            return awaitReport();
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.jsonPath();
    }

    /** The report of the check that runs. */
    private static JsonPath awaitReport() {
        return await().atMost(PATIENCE)
                .until(() -> get(PATH).jsonPath(), report -> !"unchecked".equals(report.getString("state")));
    }

    private static ValidatableResponse post(String body) {
        return body.isEmpty()
                ? given().noContentType().post(PATH).then()
                : given().contentType(ContentType.JSON).body(body).post(PATH).then();
    }

    private static Map<Integer, String> kinds(JsonPath report) {
        return report.<Map<String, Object>>getList("differences").stream()
                .collect(toMap(one -> (Integer) one.get("id"), one -> (String) one.get("kind")));
    }

    private Map<Long, Document> contents() {
        return sync(documents().find().collect().asList()).stream()
                .collect(toMap(document -> document.getLong("_id"), document -> document));
    }

    private ReactiveMongoCollection<Document> documents() {
        return mongo.getDatabase("consistency_test")
                .getCollection(sync(models.find()).placement().live());
    }

    private static <T> T sync(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
