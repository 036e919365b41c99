package dev.evenflow.notification.replay;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static dev.evenflow.notification.StoredUsers.sync;
import static dev.evenflow.notification.replay.ReplayCalls.awaitEnd;
import static dev.evenflow.notification.replay.ReplayCalls.post;
import static dev.evenflow.notification.replay.ReplayCalls.replay;
import static dev.evenflow.notification.replay.ReplayCalls.start;
import static dev.evenflow.notification.user.Changes.upsert;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.evenflow.notification.Consuming;
import dev.evenflow.notification.StoredUsers;
import dev.evenflow.notification.readmodel.store.ReadModels;
import dev.evenflow.notification.user.store.UserNotificationReads;
import dev.evenflow.notification.user.store.UserNotificationStore;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Consuming.class)
class AdminReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ReadModels models;

    @Inject
    StoredUsers copy;

    @Inject
    UserNotificationStore store;

    @Inject
    UserNotificationReads reads;

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    NatsServer nats;

    private UserTraffic traffic;

    @BeforeEach
    void connect() throws Exception {
        traffic = new UserTraffic(nats.url());
        await().pollDelay(Duration.ZERO).ignoreExceptions().atMost(PATIENCE).until(traffic::isConsumed);
        traffic.purge();
        copy.empty();
    }

    @AfterEach
    void disconnect() throws Exception {
        traffic.close();
    }

    @Test
    void replay_losesNothing_andReadersSeeNoGap_underLiveTraffic() throws Exception {
        for (var user = 1; user <= 300; user++) {
            traffic.update(user, 1);
        }
        traffic.delete(300, 2);
        traffic.garbage();
        awaitConsumed();
        var before = copy.live();
        var watch = new ReaderWatch(1, 7, 150, 299);

        start("beginning");
        var version = 1L;
        while (get("/admin/replay").jsonPath().get("finished_at") == null) {
            version++;
            for (var user : List.of(1, 7, 150, 299)) {
                traffic.update(user, version);
            }
            traffic.update(1_000 + version, 1);
        }
        awaitConsumed();

        var progress = awaitEnd();
        assertThat(watch.stop()).isEmpty();
        assertThat(watch.looks()).isGreaterThan(10);
        assertThat(progress.getString("state")).isEqualTo("completed");
        assertThat(progress.getLong("position")).isGreaterThanOrEqualTo(302);
        assertThat(progress.getLong("skipped")).isEqualTo(1);
        assertThat(copy.live()).isNotEqualTo(before);
        assertThat(copies()).containsExactly(copy.live());
        assertThat(sync(reads.count())).isEqualTo(299 + version - 1);
        get("/notifications/user/7").then().body("name", equalTo("v" + version));
        get("/notifications/user/300").then().statusCode(404);
        get("/q/metrics").then().body(containsString("evenflow_replays_total{outcome=\"completed\"}"));
        assertThat(copy.count()).isEqualTo(300 + version - 1);
    }

    @Test
    void replay_repairsTheCopy_fromTheBeginning() throws Exception {
        traffic.update(2_001, 3);
        traffic.update(2_002, 1);
        traffic.update(2_003, 1);
        traffic.delete(2_003, 2);
        awaitConsumed();
        damage();

        assertThat(replay("beginning").getString("state")).isEqualTo("completed");

        get("/notifications/user/2001").then().body("name", equalTo("v3"));
        get("/notifications/user/2002").then().body("name", equalTo("v1"));
        get("/notifications/user/2003").then().statusCode(404);
    }

    @Test
    void replay_repairsWhatCameLater_andCarriesOverTheRest_fromASequence() throws Exception {
        traffic.update(2_000, 5);
        var sequence = traffic.update(2_001, 3);
        traffic.update(2_002, 1);
        awaitConsumed();
        damage();

        var progress = replay(Long.toString(sequence));

        assertThat(progress.getString("state")).isEqualTo("completed");
        assertThat(progress.getLong("applied")).isEqualTo(2);
        assertThat(progress.getLong("carried_over")).isPositive();
        get("/notifications/user/2000").then().body("name", equalTo("v5"));
        get("/notifications/user/2001").then().body("name", equalTo("v3"));
        get("/notifications/user/2002").then().body("name", equalTo("v1"));
    }

    @Test
    void replay_repairsWhatCameLater_fromATime() throws Exception {
        traffic.update(2_000, 5);
        awaitConsumed();
        var time = Instant.now();
        traffic.update(2_001, 4);
        traffic.update(2_002, 2);
        awaitConsumed();
        damage();

        var progress = replay(time.toString());

        assertThat(progress.getString("state")).isEqualTo("completed");
        assertThat(progress.getLong("applied")).isEqualTo(2);
        get("/notifications/user/2000").then().body("name", equalTo("v5"));
        get("/notifications/user/2001").then().body("name", equalTo("v4"));
        get("/notifications/user/2002").then().body("name", equalTo("v2"));
    }

    @Test
    void replay_fails_andChangesNothing_whenTheStreamKnowsLessThanTheCopy() {
        sync(store.apply(List.of(upsert(3_000, 9))));
        var before = copy.live();

        var progress = replay("beginning");

        assertThat(progress.getString("state")).isEqualTo("failed");
        assertThat(progress.getString("error")).contains("1 users", "3000");
        assertThat(copy.live()).isEqualTo(before);
        assertThat(copies()).containsExactly(before);
        get("/notifications/user/3000").then().statusCode(200);
        assertThat(replay("1").getString("state")).isEqualTo("completed");
        get("/notifications/user/3000").then().statusCode(200);
    }

    @Test
    void secondReplay_is409_whileOneRuns() throws Exception {
        traffic.update(5_001, 1);
        start("beginning");

        post("{\"from\":1}").statusCode(409).body("type", equalTo("tag:evenflow.dev,2025:replay-running"));

        assertThat(awaitEnd().getString("state")).isEqualTo("completed");
    }

    @Test
    void replay_goesOn_whenNatsComesBack() throws Exception {
        for (var user = 4_001; user <= 4_400; user++) {
            traffic.update(user, 1);
        }
        awaitConsumed();
        start("beginning");
        nats.kill();
        traffic.close();
        await().atMost(PATIENCE)
                .until(() -> get("/admin/replay").jsonPath().getString("state").equals("reading"));
        get("/notifications/user/4400").then().statusCode(200);

        nats.restart();

        assertThat(awaitEnd().getString("state")).isEqualTo("completed");
        get("/notifications/user/4400").then().statusCode(200);
        traffic = new UserTraffic(nats.url());
        traffic.update(4_400, 2);
        awaitConsumed();
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/notifications/user/4400").then().body("name", equalTo("v2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"from\":null}",
                "{\"from\":\"start\"}",
                "{\"from\":0}",
                "{\"from\":-1}",
                "{\"from\":1.5}",
                "{\"from\":\"2025-05-25\"}",
                "{\"from\":\"2999-01-01T00:00:00Z\"}",
                "{\"from\":999999999}",
                "{\"from\":[1]}"
            })
    void start_is400_andChangesNothing_forABadFrom(String body) {
        var before = sync(models.find());

        post(body).statusCode(400).contentType("application/problem+json").body("violations[0].field", equalTo("from"));

        assertThat(sync(models.find())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "\"beginning\""})
    void start_is400_forABodyThatIsNoObject(String body) {
        post(body).statusCode(400).contentType("application/problem+json");
    }

    /** One user is missing, one has a wrong name; neither has another version. */
    private void damage() {
        sync(copy.documents().deleteOne(eq("_id", 2_001L)));
        sync(copy.documents().updateOne(eq("_id", 2_002L), set("name", "wrong")));
    }

    private void awaitConsumed() {
        await().atMost(PATIENCE).until(traffic::isConsumed);
    }

    private List<String> copies() {
        return copy.collections().stream()
                .filter(name -> name.startsWith(ReadModels.USERS))
                .toList();
    }
}
