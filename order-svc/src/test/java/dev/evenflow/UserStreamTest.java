package dev.evenflow;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.messaging.deadletter.DeadLetterPublisher;
import dev.evenflow.messaging.deadletter.DeadLetterReason;
import dev.evenflow.messaging.deadletter.Original;
import dev.evenflow.messaging.deadletter.Undeliverable;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.impl.NatsMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both consumers of the users' events, fed by a real broker; and what the accounts tell reaches it. */
@QuarkusTest
@TestProfile(Consuming.class)
class UserStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    NatsServer server;

    @Inject
    Tables tables;

    @Inject
    DeadLetterPublisher letters;

    private final Api api = new Api();
    private final EventCodec codec = new EventCodec();
    private final long user = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    private Connection nats;

    @BeforeEach
    void connect() throws IOException, InterruptedException, JetStreamApiException {
        nats = Nats.connect(server.url());
        await().atMost(PATIENCE).ignoreExceptions().until(this::isConsumed);
        nats.jetStreamManagement().purgeStream(Subjects.DEAD_LETTERS_STREAM);
    }

    @AfterEach
    void close() throws InterruptedException {
        nats.close();
    }

    @Test
    void users_areCopied_andHaveAnAccount_howeverOftenTheyAreTold() throws Exception {
        publish(new UserCreated(user, "Ann", "ann@example.com", AT), 1);
        nats.jetStream().publish(Subjects.USER_EVENTS, "not an event".getBytes(UTF_8));
        publish(new UserCreated(user, "Ann", "ann@example.com", AT), 1);
        publish(new UserDeleted(user, AT), 2);

        await().atMost(PATIENCE).until(() -> tables.count("users.users WHERE deleted AND id = " + user) == 1);
        await().atMost(PATIENCE).until(() -> tables.count("payment.user_accounts WHERE user_id = " + user) == 1);
        await().atMost(PATIENCE).until(() -> tables.count("outbox") == 0);
        assertThat(tables.count("eventstore.events e JOIN payment.user_accounts a ON a.account_id = e.aggregate_id"
                        + " WHERE a.user_id = " + user))
                .isOne();
        assertThat(nats.jetStreamManagement()
                        .getStreamInfo(Subjects.ORDERS_STREAM)
                        .getStreamState()
                        .getMsgCount())
                .isPositive();
    }

    @Test
    void whatIsNoEvent_isADeadLetterOfBothConsumers_andGoesWhenItIsDeleted() throws Exception {
        nats.jetStream().publish(Subjects.USER_EVENTS, "no event either".getBytes(UTF_8));

        await().atMost(PATIENCE).until(() -> letters().size() == 2);
        assertThat(letters())
                .extracting(letter -> letter.path("reason").asText())
                .containsOnly("malformed");
        assertThat(letters())
                .extracting(letter -> letter.path("channel").asText())
                .contains("user-events", "user-accounts");
        for (var letter : letters()) {
            var path = "/admin/dead-letters/" + letter.path("id").asText();
            assertProblem(api.post(path + "/redrive", ""), 409, "dead-letter-not-applied");
            assertThat(api.delete(path).statusCode()).isEqualTo(204);
            assertProblem(api.delete(path), 404, "not-found");
        }
        assertThat(letters()).isEmpty();
    }

    @Test
    void deadLetters_areAppliedWhenTheyAreRedriven() {
        var event = FakeDelivery.of(new UserCreated(user, "Ann", "ann@example.com", AT), 1)
                .envelope();
        deadLetter(codec.encode(event), "user-events");
        deadLetter(codec.encode(event), "user-accounts");

        var report = json(api.post("/admin/dead-letters/redrive", ""));

        assertThat(report.path("redriven").intValue()).isEqualTo(2);
        assertThat(tables.count("users.users WHERE name = 'Ann' AND id = " + user))
                .isOne();
        assertThat(tables.count("payment.user_accounts WHERE user_id = " + user))
                .isOne();
    }

    /** As left behind by a cause that is fixed by now. */
    private void deadLetter(String event, String channel) {
        var message =
                NatsMessage.builder().subject(Subjects.USER_EVENTS).data(event).build();
        var original = new Original(Subjects.USERS_STREAM, 1_000_000, Instant.now(), message);
        letters.publish(new Undeliverable(original, channel, "order-svc", DeadLetterReason.EXHAUSTED, "no", 10))
                .await()
                .indefinitely();
    }

    private JsonNode letters() {
        return json(api.get("/admin/dead-letters?page_size=100"));
    }

    private void publish(UserEvent event, long version) throws IOException, JetStreamApiException {
        var envelope = FakeDelivery.of(event, version).envelope();
        nats.jetStream().publish(Subjects.USER_EVENTS, codec.encode(envelope).getBytes(UTF_8));
    }

    /** Whether both consumers are there and done with what other tests have sent. */
    private boolean isConsumed() throws IOException, JetStreamApiException {
        var consumers = nats.jetStreamManagement().getConsumers(Subjects.USERS_STREAM);
        return consumers.size() == 2
                && consumers.stream().allMatch(one -> one.getNumPending() + one.getNumAckPending() == 0);
    }
}
