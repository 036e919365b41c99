package dev.evenflow.check.admin;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.json;
import static dev.evenflow.check.admin.Checking.PATH;
import static dev.evenflow.check.admin.Checking.projection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.Api;
import dev.evenflow.Consuming;
import dev.evenflow.check.store.CheckTable;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the report says, and when a check is refused. */
@QuarkusTest
@TestProfile(Consuming.class)
class AdminConsistencyTest extends CheckedUsers {

    @Inject
    Pool pool;

    @Test
    void report_isUnchecked_beforeTheFirstCheck() {
        var report = json(checking.api().get(PATH));

        assertThat(report.path("in_sync").booleanValue()).isFalse();
        assertThat(report.path("users").path("state").asText()).isEqualTo("unchecked");
        assertThat(report.path("projections").findValuesAsText("name")).contains("order-view", "account-summary");
        assertThat(report.path("projections").findValuesAsText("state")).containsOnly("unchecked");
    }

    @Test
    void report_saysThatNobodyKnows_whileTheSourceIsAway() {
        users.leave();

        var report = checking.check();

        assertThat(report.path("in_sync").booleanValue()).isFalse();
        assertThat(report.path("users").path("state").asText()).isEqualTo("unavailable");
        assertThat(projection(report, "order-view").path("in_sync").booleanValue())
                .isTrue();
        users.comeBack();
        assertThat(checking.check().path("in_sync").booleanValue()).isTrue();
    }

    @Test
    void secondCheck_is409_whileAllOfItRuns_and202WhileAPartDoes() {
        take("users", "another");
        var answer = checking.api().post(PATH, "{}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Api.header(answer, "Location")).endsWith(PATH);
        assertProblem(checking.api().post(PATH, "{\"deep\":false}"), 409, "check-running");

        take("projections", "another");
        assertProblem(checking.api().post(PATH, "{}"), 409, "check-running");
    }

    @Test
    void check_isTakenOver_whenTheInstanceThatMadeItDied() {
        new CheckTable(pool, "users")
                .take("dead", Duration.ofMillis(300))
                .await()
                .atMost(PATIENCE);
        new CheckTable(pool, "projections")
                .take("dead", Duration.ofMillis(300))
                .await()
                .atMost(PATIENCE);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(checking.api().post(PATH, "{}").statusCode()).isEqualTo(200));
    }

    private void take(String name, String holder) {
        await().atMost(PATIENCE)
                .until(() -> new CheckTable(pool, name)
                        .take(holder, Duration.ofMinutes(1))
                        .await()
                        .atMost(PATIENCE));
    }
}
