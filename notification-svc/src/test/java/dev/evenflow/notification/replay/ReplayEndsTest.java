package dev.evenflow.notification.replay;

import static dev.evenflow.notification.StoredUsers.sync;
import static dev.evenflow.notification.replay.ReplayCalls.awaitEnd;
import static dev.evenflow.notification.replay.ReplayCalls.post;
import static dev.evenflow.notification.replay.ReplayCalls.replay;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.evenflow.notification.Consuming;
import dev.evenflow.notification.StoredUsers;
import dev.evenflow.notification.readmodel.domain.Claim;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import dev.evenflow.notification.readmodel.store.ReadModels;
import dev.evenflow.notification.user.store.UserCollections;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replays whose instance was killed, and streams that have lost their history. */
@QuarkusTest
@TestProfile(Consuming.class)
class ReplayEndsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ReadModels models;

    @Inject
    UserCollections users;

    @Inject
    StoredUsers copy;

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
    void replay_hasFailed_andTheNextOneBegins_whenItsInstanceDied() {
        var live = copy.live();
        var claim = claimOfADeadInstance();

        var progress = awaitEnd();

        assertThat(progress.getString("id")).isEqualTo(claim.replayId());
        assertThat(progress.getString("state")).isEqualTo("failed");
        assertThat(progress.getString("error")).contains("stopped");
        assertThat(copy.live()).isEqualTo(live);
        assertThat(copy.collections()).doesNotContain(claim.leftover());
        var next = Long.toString(publishOne());
        assertThat(replay(next).getString("state")).isEqualTo("completed");
    }

    @Test
    void replay_isCompleted_whenItsInstanceDiedAfterTheSwitch() {
        var old = copy.live();
        var claim = claimOfADeadInstance();
        assertThat(sync(models.switchTo(claim, old))).isTrue();
        assertThat(sync(models.switchTo(claim, old))).isTrue(); // repeated, because the answer was lost

        var progress = awaitEnd();

        assertThat(progress.getString("state")).isEqualTo("completed");
        assertThat(copy.live()).isEqualTo(claim.leftover());
        assertThat(copy.collections()).doesNotContain(old);
    }

    @Test
    void claim_isOfNoUse_onceItWasTakenOver() {
        var claim = claimOfADeadInstance();
        assertThat(sync(models.takeOver(claim, "another"))).isTrue();

        assertThat(sync(models.takeOver(claim, "a third"))).isFalse();
        assertThat(sync(models.beat(claim, progress(claim)))).isFalse();
        assertThat(sync(models.switchTo(claim, copy.live()))).isFalse();
        assertThat(sync(models.withdraw(claim))).isFalse();
        assertThat(sync(models.finish(claim, progress(claim)))).isFalse();
        assertThat(awaitEnd().getString("state")).isEqualTo("failed");
    }

    @Test
    void replay_fails_whenTheStreamLacksSomebody_andCompletes_fromWhereItBegins() throws Exception {
        traffic.update(2, 1);
        publishOne();
        await().atMost(PATIENCE).until(traffic::isConsumed);
        traffic.purge();
        publishOne();

        var progress = replay("beginning");

        assertThat(progress.getString("state")).isEqualTo("failed");
        assertThat(progress.getString("error")).contains("1 users").contains("[2]");
        assertThat(replay("1").getString("state")).isEqualTo("completed");
        get("/notifications/user/2").then().statusCode(200);
    }

    @Test
    void start_is503_whileNatsIsAway() throws Exception {
        nats.stop();
        try {
            await().atMost(PATIENCE).untilAsserted(() -> post("{\"from\":1}").statusCode(503));
        } finally {
            nats.restart();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> get("/q/health/ready").then().body(containsString("\"connected\": true")));
        }
    }

    /** As a killed instance leaves it. */
    private Claim claimOfADeadInstance() {
        var id = UUID.randomUUID().toString();
        var claim = new Claim(id, "dead", 1, UserCollections.builtBy(id));
        assertThat(sync(models.begin(claim, progress(claim)))).isTrue();
        assertThat(sync(models.begin(claim, progress(claim)))).isFalse();
        sync(users.createIndexes(claim.leftover()));
        return claim;
    }

    private static ReplayProgress progress(Claim claim) {
        return ReplayProgress.begun(claim.replayId(), "1", 0, Instant.parse("2025-05-25T10:00:00Z"));
    }

    private long publishOne() {
        try {
            return traffic.update(1, 1);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
