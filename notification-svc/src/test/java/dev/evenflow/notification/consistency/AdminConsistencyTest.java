package dev.evenflow.notification.consistency;

import static com.mongodb.client.model.Filters.eq;
import static dev.evenflow.notification.StoredUsers.sync;
import static dev.evenflow.notification.consistency.CheckCalls.PATH;
import static dev.evenflow.notification.consistency.CheckCalls.kinds;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.evenflow.notification.Consuming;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report says. */
@QuarkusTest
@TestProfile(Consuming.class)
class AdminConsistencyTest extends CopyBesideItsSource {

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

        var report = calls.check();

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
    void warmCheck_findsWhatVanished_andWhatTheSourceChanged() throws Exception {
        write(30);
        calls.check();
        sync(copy.documents().deleteOne(eq("_id", 7L)));
        users.commit(8, 2, false);

        var report = calls.check("{\"deep\":false}");

        assertThat(kinds(report)).isEqualTo(Map.of(7, "missing", 8, "stale"));
        assertThat(report.getBoolean("in_sync")).isTrue();
        assertThat(calls.check("{\"deep\":false}").getBoolean("deep")).isFalse();
    }

    @Test
    void eventsOnTheirWay_areNoDifference() throws Exception {
        write(5);
        users.commitUnpublished(3, 2);
        users.commitUnpublished(6, 1);

        var report = calls.check();

        assertThat(report.getBoolean("in_sync")).isTrue();
        assertThat(report.getInt("lagging")).isEqualTo(2);
        assertThat(report.getList("differences")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"deep\":\"x\"}", "7"})
    void check_is400_forNonsense(String body) {
        CheckCalls.post(body).statusCode(400).contentType("application/problem+json");
        get(PATH).then().body("state", equalTo("unchecked"));
    }
}
