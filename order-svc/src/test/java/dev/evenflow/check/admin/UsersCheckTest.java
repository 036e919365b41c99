package dev.evenflow.check.admin;

import static dev.evenflow.Api.json;
import static dev.evenflow.check.admin.Checking.PATH;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.Consuming;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The copy of the users against a source that does what the test says. */
@QuarkusTest
@TestProfile(Consuming.class)
class UsersCheckTest extends CheckedUsers {

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

        var report = checking.check();

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
        assertThat(kinds(checking.check())).isEmpty();
        await().atMost(PATIENCE).until(() -> tables.count("payment.user_accounts WHERE user_id = 31") == 1);
    }

    @Test
    void emptyCopyBesideAnEmptyStream_isFilled_andAccountsAreOpened() throws Exception {
        users.purge();
        for (var id = 1; id <= 300; id++) {
            users.commit(5_000 + id, 1, false);
        }

        assertThat(checking.check().path("users").path("state").asText()).isEqualTo("repairing");
        awaitConsumed();

        assertThat(checking.check().path("users").path("in_sync").booleanValue())
                .isTrue();
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
                var report = json(checking.api().post(PATH, i % 2 == 0 ? "{}" : "{\"deep\":false}"));
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
        assertThat(checking.check().path("users").path("in_sync").booleanValue())
                .isTrue();
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

    private Map<Long, Map<String, Object>> contents() {
        return tables.rows("SELECT * FROM users.users").stream()
                .collect(toMap(row -> (Long) row.get("id"), row -> row));
    }
}
