package dev.evenflow.payment.open;

import static dev.evenflow.FakeDelivery.batch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserUpdated;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserAccountListenerTest {

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");

    private final UserAccounts accounts;
    private final Tables tables;
    private final long user = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);

    UserAccountListenerTest(UserAccounts accounts, Tables tables) {
        this.accounts = accounts;
        this.tables = tables;
    }

    @Test
    void user_getsOneAccount_howeverOftenTheyAppear() {
        var created = FakeDelivery.of(new UserCreated(user, "Ann", "ann@example.com", AT), 1);
        var updated = FakeDelivery.of(new UserUpdated(user, "Anna", "ann@example.com", AT), 2);

        open(created, updated);
        open(created);
        open(updated);

        assertThat(told(user)).hasSize(1);
        assertThat(told(user).getFirst().get("version")).isEqualTo(1L);
        assertThat(String.valueOf(told(user).getFirst().get("payload")))
                .contains("\"type\":\"account_created\"", "\"owner\":\"" + user + "\",\"currency\":\"EUR\"")
                .contains("\"causation_id\":\"" + created.envelope().id());
    }

    @Test
    void user_whoseBeginningIsGone_getsAnAccount_butNotOneWhoIsGone() {
        open(
                FakeDelivery.of(new UserUpdated(user, "Ann", "ann@example.com", AT), 7),
                FakeDelivery.of(new UserDeleted(user + 1, AT), 3));

        assertThat(told(user)).hasSize(1);
        assertThat(told(user + 1)).isEmpty();
    }

    @Test
    void batch_mayHoldManyUsers_andNone() {
        var users = 100;
        var deliveries = new FakeDelivery[users];
        for (var i = 0; i < users; i++) {
            deliveries[i] = FakeDelivery.of(new UserCreated(user + i, "U", "u" + i + "@example.com", AT), 1);
        }
        open(deliveries);
        open();

        assertThat(tables.count("payment.user_accounts WHERE user_id BETWEEN " + user + " AND " + (user + users - 1)))
                .isEqualTo(users);
        assertThat(told(user + users - 1)).hasSize(1);
    }

    @Test
    void foreignEvent_isRejected() {
        var foreign = FakeDelivery.foreign();

        open(foreign);

        assertThat(foreign.rejections()).containsExactly("not a user event: order_created");
    }

    private void open(FakeDelivery... deliveries) {
        new UserAccountListener(accounts).open(batch(deliveries)).await().indefinitely();
    }

    private List<Map<String, Object>> told(long userId) {
        return tables.rows(
                "SELECT o.* FROM outbox o JOIN payment.user_accounts a ON a.account_id::text = o.aggregate_id"
                        + " WHERE a.user_id = " + userId);
    }
}
