package dev.evenflow.check.admin;

import static dev.evenflow.check.admin.Checking.projection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.Consuming;
import dev.evenflow.order.OrderDriver;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The read models against their events. */
@QuarkusTest
@TestProfile(Consuming.class)
class ReadModelsCheckTest extends CheckedUsers {

    @Inject
    OrderDriver orders;

    @Test
    void damageToReadModels_isNamedAndRepaired() {
        var order = orders.confirmed();
        var account = checking.api().account("owner");
        checking.api().post(account + "/deposit", "{\"amount\":100}");
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

        var report = checking.check();

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
        assertThat(projection(checking.check(), "order-view").path("differences"))
                .isEmpty();
    }
}
