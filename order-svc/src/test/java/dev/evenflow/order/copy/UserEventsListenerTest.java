package dev.evenflow.order.copy;

import static dev.evenflow.FakeDelivery.batch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserUpdated;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserEventsListenerTest {

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");

    private final UserCopies copies;
    private final Tables tables;
    private final long user = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    private final FakeDelivery created = FakeDelivery.of(new UserCreated(user, "Ann", "ann@example.com", AT), 1);
    private final FakeDelivery updated = FakeDelivery.of(new UserUpdated(user, "Anna", "anna@example.com", AT), 2);
    private final FakeDelivery deleted = FakeDelivery.of(new UserDeleted(user, AT), 3);

    UserEventsListenerTest(UserCopies copies, Tables tables) {
        this.copies = copies;
        this.tables = tables;
    }

    @Test
    void copy_followsTheEvents() {
        apply(created);
        assertThat(copy()).containsEntry("name", "Ann").containsEntry("active", true);

        apply(updated);
        assertThat(copy()).containsEntry("email", "anna@example.com").containsEntry("version", 2L);

        apply(deleted);
        assertThat(copy())
                .containsEntry("deleted", true)
                .containsEntry("active", false)
                .containsEntry("name", "")
                .containsEntry("email", "");
    }

    @Test
    void duplicateAndLateEvents_changeNothing() {
        apply(created, updated, deleted);
        var newest = copy();

        apply(updated);
        apply(created, created);
        apply(deleted);

        assertThat(copy()).isEqualTo(newest).containsEntry("version", 3L);
    }

    @Test
    void batch_inAnyOrder_leavesTheNewest() {
        apply(updated, created);

        assertThat(copy()).containsEntry("name", "Anna");
    }

    @Test
    void foreignEvent_isRejected_andTheRestApplied() {
        var foreign = FakeDelivery.foreign();

        apply(foreign, created);
        apply();

        assertThat(foreign.rejections()).containsExactly("not a user event: order_created");
        assertThat(copy()).containsEntry("name", "Ann");
    }

    private void apply(FakeDelivery... deliveries) {
        new UserEventsListener(copies).apply(batch(deliveries)).await().indefinitely();
    }

    private Map<String, Object> copy() {
        return tables.rows("SELECT * FROM users.users WHERE id = " + user).getFirst();
    }
}
