package dev.evenflow.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.contracts.user.UserUpdated;
import dev.evenflow.notification.NotConsuming;
import dev.evenflow.notification.message.Told;
import dev.evenflow.notification.message.domain.Composition;
import dev.evenflow.notification.message.store.MessageStore;
import dev.evenflow.notification.stream.SseClient.Heard;
import dev.evenflow.notification.user.domain.UserChange;
import dev.evenflow.notification.user.store.UserNotificationStore;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** This instance consumes nothing: the test applies the events, as another instance would. */
@QuarkusTest
@TestProfile(NotConsuming.class)
class OtherInstanceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");

    @TestHTTPResource("/notifications/stream")
    @SuppressWarnings("NullAway.Init") // by Quarkus
    URI url;

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    NatsServer nats;

    @Inject
    UserNotificationStore users;

    @Inject
    MessageStore messages;

    @Test
    void changes_areHeard_whenTheOtherInstanceHasAppliedThem_andNotBefore() throws Exception {
        var events = new Events(nats.url());
        try (var client = new SseClient(url.toString(), Optional.empty())) {
            await().atMost(PATIENCE).until(() -> !client.all().isEmpty());
            var updated = new UserUpdated(700, "Jane", "jane700@example.com", AT);
            var confirmed = Told.orderOf(700).confirmed();
            var position = events.publish(updated, 1) + "-" + events.publish(confirmed, 1);

            var heartbeats = client.all().size();
            await().atMost(PATIENCE).until(() -> client.all().size() > heartbeats + 3);
            assertThat(client.events()).isEmpty();

            users.apply(List.of(UserChange.of(updated, 1))).await().atMost(PATIENCE);
            messages.keep(List.of(Composition.of(confirmed, AT).orElseThrow()))
                    .await()
                    .atMost(PATIENCE);
            await().atMost(PATIENCE).until(() -> client.events().size() == 2);
            assertThat(client.events()).extracting(Heard::id).last().isEqualTo(position);
        } finally {
            events.close();
        }
    }
}
