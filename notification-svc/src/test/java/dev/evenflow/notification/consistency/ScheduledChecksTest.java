package dev.evenflow.notification.consistency;

import static com.mongodb.client.model.Filters.eq;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.notification.Consuming;
import dev.evenflow.notification.StoredUsers;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.testkit.users.ScriptedUsers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody asks for a check, and the copy is right nevertheless. */
@QuarkusTest
@TestProfile(ScheduledChecksTest.Often.class)
class ScheduledChecksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    StoredUsers copy;

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    NatsServer nats;

    private ScriptedUsers users;

    @BeforeEach
    void connect() throws Exception {
        users = new ScriptedUsers(nats.url());
        for (var id = 1; id <= 300; id++) {
            users.commit(id, 2, false);
        }
    }

    @AfterEach
    void disconnect() throws Exception {
        users.close();
    }

    @Test
    void emptyCopy_fillsItself_andIsRepaired_andSaysSoWhenTheSourceIsAway() {
        awaitInSync();
        assertThat(report().getLong("copy_count")).isEqualTo(300);
        assertThat(users.snapshots()).isPositive();

        StoredUsers.sync(copy.documents().deleteOne(eq("_id", 7L)));
        await().atMost(PATIENCE).until(() -> get("/notifications/user/7").statusCode() == 200);
        awaitInSync();

        users.leave();
        await().atMost(PATIENCE).until(() -> report().getString("state").equals("unavailable"));
        assertThat(report().getBoolean("in_sync")).isFalse();
        users.comeBack();
        awaitInSync();
    }

    private static void awaitInSync() {
        await().atMost(PATIENCE).until(() -> report().getBoolean("in_sync"));
    }

    private static JsonPath report() {
        return get("/admin/consistency").then().statusCode(200).extract().jsonPath();
    }

    /** Checks come every second. */
    public static class Often extends Consuming {

        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("quarkus.mongodb.database", "scheduled_checks_test");
            overrides.put("evenflow.consistency.enabled", "true");
            overrides.put("evenflow.consistency.interval", "1s");
            overrides.put("evenflow.consistency.retry-after", "200ms");
            return overrides;
        }
    }
}
