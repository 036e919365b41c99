package dev.evenflow.notification.consistency;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static dev.evenflow.notification.StoredUsers.sync;
import static dev.evenflow.notification.consistency.CheckCalls.kinds;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.evenflow.notification.Consuming;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

/** What a check sets right. */
@QuarkusTest
@TestProfile(Consuming.class)
class RepairTest extends CopyBesideItsSource {

    @Test
    void everyKindOfDamage_isNamedAndRepaired_andNothingElseTouched() throws Exception {
        write(50);
        for (var id = 1; id <= 10; id++) {
            users.write(id, 2, false);
        }
        users.write(20, 2, true);
        awaitConsumed();
        var before = copy.contents();
        damage();
        users.commit(31, 2, false); // its event is lost
        users.commit(60, 1, false); // this one's, too

        var report = calls.check();

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
        var after = copy.contents();
        List.of(31L, 60L, 999L).forEach(after::remove);
        before.remove(31L);
        assertThat(after).isEqualTo(before);
        assertThat(calls.check().getList("differences")).isEmpty();
    }

    @Test
    void everythingIsPublishedAgain_whenMoreIsMissingThanOneCheckRepairs() throws Exception {
        for (var id = 1; id <= 300; id++) {
            users.commit(id, 1, false);
        }
        users.purge();

        var report = calls.check();

        assertThat(report.getString("state")).isEqualTo("repairing");
        assertThat(report.getInt("missing")).isEqualTo(300);
        assertThat(report.getInt("snapshot.head")).isEqualTo(300);
        assertThat(report.getBoolean("in_sync")).isFalse();
        assertThat(calls.check().getString("state")).isEqualTo("in_sync");
        assertThat(users.snapshots()).isEqualTo(1);
    }

    /** Users 1 to 4, 20 and 999. */
    private void damage() {
        sync(copy.documents().deleteOne(eq("_id", 1L)));
        change(2, combine(set("version", 1L), set("name", "v1")));
        change(3, combine(set("version", 7L), set("name", "v7")));
        change(4, set("deleted", true));
        change(20, combine(set("version", 1L), set("deleted", false)));
        sync(copy.documents()
                .insertOne(new Document("_id", 999L)
                        .append("version", 1L)
                        .append("deleted", false)
                        .append("name", "nobody")
                        .append("email", "nobody@example.com")
                        .append("updated_at", "2025-05-25T10:00:00Z")));
    }

    private void change(long id, Bson change) {
        sync(copy.documents().updateOne(eq("_id", id), change));
    }
}
