package dev.evenflow.check.admin;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.json;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.Api;
import dev.evenflow.Tables;
import dev.evenflow.check.Checking;
import dev.evenflow.check.OwnDatabase;
import dev.evenflow.check.OwnNats;
import dev.evenflow.check.ScriptedUsers;
import dev.evenflow.check.store.CheckTable;
import dev.evenflow.order.OrderDriver;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both halves of the report: the users against a source that does what the test says, the read models against their events. */
@QuarkusTest
@WithTestResource(OwnDatabase.class)
@WithTestResource(OwnNats.class)
@TestProfile(Checking.class)
class AdminConsistencyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PATH = "/admin/consistency";

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    NatsServer nats;

    @Inject
    Tables tables;

    @Inject
    Pool pool;

    @Inject
    OrderDriver orders;

    private final Api api = new Api();
    private ScriptedUsers users;

    @BeforeEach
    void beginEmpty() throws Exception {
        users = new ScriptedUsers(nats.url());
        awaitConsumed();
        tables.execute("TRUNCATE users.users, consistency_checks");
    }

    @AfterEach
    void disconnect() throws Exception {
        users.close();
    }

    @Test
    void report_isUnchecked_beforeTheFirstCheck() {
        var report = json(api.get(PATH));

        assertThat(report.path("in_sync").booleanValue()).isFalse();
        assertThat(report.path("users").path("state").asText()).isEqualTo("unchecked");
        assertThat(report.path("projections").findValuesAsText("name")).contains("order-view", "account-summary");
        assertThat(report.path("projections").findValuesAsText("state")).containsOnly("unchecked");
    }

    @Test
    void damageToTheUsers_isNamedAndRepaired_andNothingElseTouched() throws Exception {
        for (var id = 1; id <= 30; id++) {
            users.write(id, 1, false);
        }
        for (var id = 1; id <= 10; id++) {
            users.write(id, 2, false);
        }
        users.write(20, 2, true);
        awaitConsumed();
        var before = contents();
        tables.execute("DELETE FROM users.users WHERE id = 1;"
                + " UPDATE users.users SET version = 1, name = 'v1' WHERE id = 2;"
                + " UPDATE users.users SET version = 7, name = 'v7' WHERE id = 3;"
                + " UPDATE users.users SET deleted = true, active = false WHERE id = 4;"
                + " UPDATE users.users SET active = false WHERE id = 5;"
                + " UPDATE users.users SET version = 1, deleted = false, active = true WHERE id = 20;"
                + " INSERT INTO users.users VALUES (999, 'nobody', 'nobody@example.com', true, false, 1, now())");
        users.commit(31, 1, false); // its event is lost

        var report = check();

        assertThat(kinds(report))
                .isEqualTo(Map.of(
                        1L, "missing", 2L, "stale", 3L, "ahead", 4L, "ahead", 5L, "stale", 20L, "stale", 31L, "missing",
                        999L, "extra"));
        assertThat(report.path("users").path("repaired").intValue()).isEqualTo(8);
        assertThat(report.path("users").path("in_sync").booleanValue()).isTrue();
        var after = contents();
        assertThat(after).containsKey(31L);
        after.remove(31L);
        after.remove(999L);
        assertThat(after).isEqualTo(before);
        assertThat(tables.count("users.users WHERE id = 999 AND deleted AND NOT active AND name = ''"))
                .isOne();
        assertThat(kinds(check())).isEmpty();
        await().atMost(PATIENCE).until(() -> tables.count("payment.user_accounts WHERE user_id = 31") == 1);
    }

    @Test
    void emptyCopyBesideAnEmptyStream_isFilled_andAccountsAreOpened() throws Exception {
        for (var id = 1; id <= 300; id++) {
            users.commit(5_000 + id, 1, false);
        }

        assertThat(check().path("users").path("state").asText()).isEqualTo("repairing");
        awaitConsumed();

        assertThat(check().path("users").path("in_sync").booleanValue()).isTrue();
        assertThat(tables.count("users.users WHERE active")).isEqualTo(300);
        await().atMost(PATIENCE)
                .until(() -> tables.count("payment.user_accounts WHERE user_id BETWEEN 5001 AND 5300") == 300);
    }

    @Test
    void writesMeanwhile_areNoDifference() throws Exception {
        for (var id = 1; id <= 50; id++) {
            users.write(id, 1, false);
        }
        var writing = new AtomicBoolean(true);
        var writer = CompletableFuture.runAsync(() -> {
            for (var version = 2; writing.get(); version++) {
                write(version);
            }
        });
        try {
            for (var i = 0; i < 20; i++) {
                var report = json(api.post(PATH, i % 2 == 0 ? "{}" : "{\"deep\":false}"));
                assertThat(report.path("users").path("differences"))
                        .as(report.toString())
                        .isEmpty();
                assertThat(report.path("users").path("state").asText()).isIn("in_sync", "behind");
            }
        } finally {
            writing.set(false);
        }
        writer.join();
        awaitConsumed();
        assertThat(check().path("users").path("in_sync").booleanValue()).isTrue();
    }

    @Test
    void damageToReadModels_isNamedAndRepaired() {
        var order = orders.confirmed();
        var account = api.account("owner");
        api.post(account + "/deposit", "{\"amount\":100}");
        var accountId = account.replace("/accounts/", "");
        await().atMost(PATIENCE)
                .until(() ->
                        tables.count("orders.order_view WHERE id = '" + order.id + "' AND status = 'confirmed'") == 1);
        await().atMost(PATIENCE)
                .until(() ->
                        tables.count("payment.account_summary WHERE balance = 100 AND account_id = '" + accountId + "'")
                                == 1);
        // That nothing is left in a part of a list says as much as no row.
        tables.execute("DELETE FROM orders.order_view WHERE id = '" + order.id + "';"
                + " INSERT INTO orders.order_tally VALUES (-1, 'approved', 999, 0), (-1, 'approved', 998, 3);"
                + " UPDATE payment.account_summary SET balance = 1 WHERE account_id = '" + accountId + "'");

        var report = check();

        var view = projection(report, "order-view");
        assertThat(view.path("missing").intValue()).isOne();
        assertThat(view.path("stale").intValue()).isZero();
        assertThat(view.path("extra").intValue()).isOne();
        assertThat(view.path("differences").findValuesAsText("key"))
                .containsExactlyInAnyOrder(order.id.toString(), "-1/approved/998");
        var summary = projection(report, "account-summary");
        assertThat(summary.path("stale").intValue()).isOne();
        assertThat(summary.path("differences").findValuesAsText("key")).containsExactly(accountId);
        for (var one : List.of(view, summary)) {
            assertThat(one.path("in_sync").booleanValue()).isTrue();
            assertThat(one.path("repaired").booleanValue()).isTrue();
            assertThat(one.path("position").longValue()).isPositive();
        }
        assertThat(tables.count("orders.order_view WHERE id = '" + order.id + "'"))
                .isOne();
        assertThat(tables.count("payment.account_summary WHERE balance = 100 AND account_id = '" + accountId + "'"))
                .isOne();
        assertThat(tables.count("orders.order_tally WHERE block > 900")).isZero();
        assertThat(projection(check(), "order-view").path("differences")).isEmpty();
    }

    @Test
    void secondCheck_is409_whileAllOfItRuns_and202WhileAPartDoes() {
        take("users", "another");
        var answer = api.post(PATH, "{}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Api.header(answer, "Location")).endsWith(PATH);
        assertProblem(api.post(PATH, "{\"deep\":false}"), 409, "check-running");

        take("projections", "another");
        assertProblem(api.post(PATH, "{}"), 409, "check-running");
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
                .untilAsserted(
                        () -> assertThat(api.post(PATH, "{}").statusCode()).isEqualTo(200));
    }

    @Test
    void report_saysThatNobodyKnows_whileTheSourceIsAway() {
        users.leave();

        var report = check();

        assertThat(report.path("in_sync").booleanValue()).isFalse();
        assertThat(report.path("users").path("state").asText()).isEqualTo("unavailable");
        assertThat(projection(report, "order-view").path("in_sync").booleanValue())
                .isTrue();
        users.comeBack();
        assertThat(check().path("in_sync").booleanValue()).isTrue();
    }

    private void write(int version) {
        try {
            for (var id = 1; id <= 50; id++) {
                users.writeInTwoSteps(id, version);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(String name, String holder) {
        await().atMost(PATIENCE)
                .until(() -> new CheckTable(pool, name)
                        .take(holder, Duration.ofMinutes(1))
                        .await()
                        .atMost(PATIENCE));
    }

    private void awaitConsumed() {
        await().ignoreExceptions()
                .atMost(PATIENCE)
                .until(() -> users.isConsumedBy("order-svc-users") && users.isConsumedBy("order-svc-accounts"));
    }

    private JsonNode check() {
        var answer = api.post(PATH, "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode projection(JsonNode report, String name) {
        for (var projection : report.path("projections")) {
            if (projection.path("name").asText().equals(name)) {
                return projection;
            }
        }
        throw new AssertionError(name + " is missing in " + report);
    }

    private static Map<Long, String> kinds(JsonNode report) {
        return report.path("users")
                .path("differences")
                .valueStream()
                .collect(toMap(
                        one -> one.path("id").longValue(),
                        one -> one.path("kind").asText()));
    }

    private Map<Long, Map<String, Object>> contents() {
        return tables.rows("SELECT * FROM users.users").stream()
                .collect(toMap(row -> (Long) row.get("id"), row -> row));
    }
}
