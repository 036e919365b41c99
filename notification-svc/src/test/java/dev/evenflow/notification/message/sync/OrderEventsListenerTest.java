package dev.evenflow.notification.message.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.messaging.consume.EventBatch;
import dev.evenflow.notification.FakeDelivery;
import dev.evenflow.notification.message.Told;
import dev.evenflow.notification.message.store.MessageReads;
import dev.evenflow.notification.message.store.UserMessage;
import dev.evenflow.notification.user.domain.UserChange.Upsert;
import dev.evenflow.notification.user.store.UserNotificationStore;
import dev.evenflow.testkit.quarkus.MongoResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mails go to the mock mailbox here, as they do without an SMTP_HOST. */
@QuarkusTest
@WithTestResource(MongoResource.class)
class OrderEventsListenerTest {

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00.123456Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    OrderEventsListener listener;

    @Inject
    MessageReads messages;

    @Inject
    UserNotificationStore users;

    @Inject
    MockMailbox mailbox;

    @Inject
    MeterRegistry metrics;

    @Test
    void apply_keepsOneMessagePerMilestone_andSendsEachOnce() {
        users.apply(List.of(new Upsert(300, 1, AT, "Jane", "jane300@example.com")))
                .await()
                .atMost(PATIENCE);
        var order = Told.orderOf(300);
        var created = FakeDelivery.at(AT, order.created());
        var confirmed = FakeDelivery.at(AT.plusSeconds(1), order.confirmed());

        deliver(confirmed, created, confirmed);
        deliver(created);
        deliver(FakeDelivery.at(AT.plusSeconds(9), order.confirmed())); // another event of the same milestone

        assertThat(of(300)).extracting(UserMessage::kind).containsExactly("confirmed", "received");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(of(300)).extracting(UserMessage::status).containsOnly("sent"));
        assertThat(mailbox.getMailsSentTo("jane300@example.com")).hasSize(2);
    }

    @Test
    void apply_countsEveryOutcome() {
        var stored = outcome("stored");
        var known = outcome("known");
        var order = Told.orderOf(301);
        var cancelled = FakeDelivery.at(AT, order.cancelled("insufficient_funds"));

        deliver(cancelled);
        deliver(cancelled);

        assertThat(outcome("stored") - stored).isEqualTo(1);
        assertThat(outcome("known") - known).isEqualTo(1);
    }

    @Test
    void apply_rejectsWhatIsNoOrderEvent_andAppliesTheRest() {
        var foreign = FakeDelivery.at(AT, new UserDeleted(302, AT));

        deliver(foreign, FakeDelivery.at(AT, Told.orderOf(302).confirmed()));

        assertThat(foreign.rejections()).containsExactly("not an order event: user_deleted");
        assertThat(of(302)).hasSize(1);
    }

    @Test
    void apply_completes_forAnEmptyBatch() {
        deliver();
    }

    private void deliver(FakeDelivery... deliveries) {
        listener.apply(new EventBatch(List.of(deliveries))).await().atMost(PATIENCE);
    }

    private List<UserMessage> of(long userId) {
        return messages.ofUser(userId, 0, 10).await().atMost(PATIENCE);
    }

    private double outcome(String outcome) {
        return metrics.counter("evenflow.messages", "outcome", outcome).count();
    }
}
