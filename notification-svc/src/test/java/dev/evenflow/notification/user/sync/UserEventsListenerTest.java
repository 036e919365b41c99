package dev.evenflow.notification.user.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserUpdated;
import dev.evenflow.messaging.consume.EventBatch;
import dev.evenflow.notification.FakeDelivery;
import dev.evenflow.notification.message.Told;
import dev.evenflow.notification.message.domain.Composition;
import dev.evenflow.notification.message.domain.Message;
import dev.evenflow.notification.message.store.MessageReads;
import dev.evenflow.notification.message.store.MessageStore;
import dev.evenflow.notification.user.store.UserNotification;
import dev.evenflow.notification.user.store.UserNotificationReads;
import dev.evenflow.testkit.quarkus.MongoResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MongoResource.class)
class UserEventsListenerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant AT = Instant.parse("2025-05-25T10:00:00.123456Z");

    @Inject
    UserEventsListener listener;

    @Inject
    UserNotificationReads reads;

    @Inject
    MessageStore messages;

    @Inject
    MessageReads told;

    @Inject
    MeterRegistry metrics;

    @Test
    void apply_keepsTheCopyInStep_throughTheLifeOfAUser() {
        deliver(FakeDelivery.of(new UserCreated(100, "John", "john@example.com", AT), 1));
        assertThat(stored(100)).contains(new UserNotification(100, "John", "john@example.com", AT));

        deliver(FakeDelivery.of(new UserUpdated(100, "Jane", "jane@example.com", AT), 2));
        assertThat(stored(100)).contains(new UserNotification(100, "Jane", "jane@example.com", AT));

        deliver(FakeDelivery.of(new UserDeleted(100, AT), 3));
        assertThat(stored(100)).isEmpty();
    }

    @Test
    void apply_deletesWhatADeletedUserWasTold_andNothingOfOthers() {
        deliver(FakeDelivery.of(new UserCreated(110, "John", "john@example.com", AT), 1));
        messages.keep(List.of(told(110), told(111))).await().atMost(PATIENCE);

        deliver(FakeDelivery.of(new UserDeleted(110, AT), 2));
        deliver(FakeDelivery.of(new UserDeleted(110, AT), 2));

        assertThat(count(110)).isZero();
        assertThat(count(111)).isOne();
    }

    @Test
    void apply_writesTheNewestOnly_forManyEventsOfOneUserInABatch() {
        var superseded = outcome("superseded");

        deliver(
                FakeDelivery.of(new UserCreated(101, "a", "a@example.com", AT), 1),
                FakeDelivery.of(new UserUpdated(101, "c", "c@example.com", AT), 3),
                FakeDelivery.of(new UserUpdated(101, "b", "b@example.com", AT), 2));

        assertThat(stored(101)).contains(new UserNotification(101, "c", "c@example.com", AT));
        assertThat(outcome("superseded") - superseded).isEqualTo(2);
    }

    @Test
    void apply_rejectsWhatIsNoUserEvent_andAppliesTheRest() {
        var rejected = outcome("rejected");
        var foreign = FakeDelivery.foreign();
        var created = FakeDelivery.of(new UserCreated(102, "John", "john@example.com", AT), 1);

        deliver(foreign, created);

        assertThat(foreign.rejections()).containsExactly("not a user event: order_created");
        assertThat(created.rejections()).isEmpty();
        assertThat(stored(102)).isPresent();
        assertThat(outcome("rejected") - rejected).isEqualTo(1);
    }

    @Test
    void apply_countsStaleChanges() {
        var event = new UserCreated(103, "John", "john@example.com", AT);
        deliver(FakeDelivery.of(event, 1));
        var applied = outcome("applied");
        var stale = outcome("stale");

        deliver(FakeDelivery.of(event, 1));

        assertThat(outcome("applied") - applied).isZero();
        assertThat(outcome("stale") - stale).isEqualTo(1);
    }

    @Test
    void apply_completes_forAnEmptyBatch() {
        deliver();
    }

    private void deliver(FakeDelivery... deliveries) {
        listener.apply(new EventBatch(List.of(deliveries))).await().atMost(PATIENCE);
    }

    private Optional<UserNotification> stored(long userId) {
        return reads.byId(userId).await().atMost(PATIENCE);
    }

    private static Message told(long userId) {
        return Composition.of(Told.orderOf(userId).confirmed(), AT).orElseThrow();
    }

    private long count(long userId) {
        return told.countOfUser(userId).await().atMost(PATIENCE);
    }

    private double outcome(String outcome) {
        return metrics.counter("evenflow.user.sync.changes", "outcome", outcome).count();
    }
}
