package dev.evenflow.notification.consistency;

import static dev.evenflow.notification.consistency.CheckCalls.PATIENCE;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.evenflow.notification.Consuming;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Nobody can say whether the copy is right. */
@QuarkusTest
@TestProfile(Consuming.class)
class SourceAwayTest extends CopyBesideItsSource {

    @Test
    void report_saysThatNobodyKnows_whileTheSourceIsAway() throws Exception {
        write(3);
        assertThat(calls.check().getBoolean("in_sync")).isTrue();
        users.leave();

        var report = calls.check();

        assertThat(report.getString("state")).isEqualTo("unavailable");
        assertThat(report.getBoolean("in_sync")).isFalse();
        assertThat(report.getString("reason")).isNotBlank();
        assertThat(report.getString("checked_at")).isNotNull();
        users.comeBack();
        assertThat(calls.check().getBoolean("in_sync")).isTrue();
    }

    @Test
    void report_saysThatNobodyKnows_whileNatsIsAway() throws Exception {
        write(3);
        calls.check();
        users.close();
        nats.stop();
        try {
            await().atMost(PATIENCE)
                    .until(() -> calls.check().getString("state").equals("unavailable"));
        } finally {
            nats.restart();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/ready").then().body(containsString("\"connected\": true")));
    }
}
