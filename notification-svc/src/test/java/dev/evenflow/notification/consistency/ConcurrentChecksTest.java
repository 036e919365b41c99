package dev.evenflow.notification.consistency;

import static com.mongodb.client.model.Filters.eq;
import static dev.evenflow.notification.StoredUsers.sync;
import static dev.evenflow.notification.consistency.CheckCalls.PATH;
import static dev.evenflow.notification.consistency.CheckCalls.PATIENCE;
import static dev.evenflow.notification.consistency.CheckCalls.post;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.evenflow.consistency.CheckStore;
import dev.evenflow.notification.Consuming;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Checks while something else goes on. */
@QuarkusTest
@TestProfile(Consuming.class)
class ConcurrentChecksTest extends CopyBesideItsSource {

    @Inject
    CheckStore store;

    @Test
    void check_is202_andGoesOn_whenItTakesLonger_andASecondOneIs409() throws Exception {
        write(3);
        users.hold();

        post("").statusCode(202).header("Location", endsWith(PATH)).body("state", equalTo("unchecked"));

        post("").statusCode(409).body("type", equalTo("tag:evenflow.dev,2025:check-running"));
        users.release();
        assertThat(calls.awaitEnd().getBoolean("in_sync")).isTrue();
    }

    @Test
    void check_is409_whileAnotherInstanceChecks() {
        assertThat(sync(store.take("another", Duration.ofMinutes(10)))).isTrue();
        post("").statusCode(409);

        sync(store.release("another"));

        assertThat(calls.check().getBoolean("in_sync")).isTrue();
    }

    @Test
    void check_isTakenOver_whenTheInstanceThatMadeItDied() {
        assertThat(sync(store.take("dead", Duration.ofSeconds(2)))).isTrue();
        post("").statusCode(409);

        await().atMost(PATIENCE).untilAsserted(() -> post("").statusCode(200));
    }

    @Test
    void check_beginsAgain_whenTheCopyIsReplacedMeanwhile() throws Exception {
        users.purge();
        var first = write(10);
        sync(copy.documents().deleteOne(eq("_id", 4L)));
        var before = copy.live();
        users.hold();
        post("").statusCode(202);
        given().contentType(ContentType.JSON)
                .body("{\"from\":" + first + "}")
                .post("/admin/replay")
                .then()
                .statusCode(202);
        await().atMost(PATIENCE).until(() -> !copy.live().equals(before));
        users.release();

        var report = calls.awaitEnd();

        assertThat(report.getList("differences")).isEmpty();
        assertThat(report.getBoolean("in_sync")).isTrue();
        await().atMost(PATIENCE).until(() -> get("/admin/replay").jsonPath().get("finished_at") != null);
        assertThat(calls.check().getBoolean("in_sync")).isTrue();
    }
}
