package dev.evenflow.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.Api;
import dev.evenflow.Consuming;
import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Event;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.command.Command;
import dev.evenflow.contracts.inventory.ProductCreated;
import dev.evenflow.contracts.reply.StepDone;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order, its saga and everything around it over a real broker. */
@QuarkusTest
@TestProfile(Consuming.class)
class OrderStreamTest {

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    NatsServer server;

    @Inject
    Tables tables;

    private final Api api = new Api();
    private final EventCodec codec = new EventCodec();
    private final long user = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    private final ProductCreated product =
            new ProductCreated(new EventIds().next(), "Lamp", "A lamp", new BigDecimal("19.90"), 100);
    private Connection nats;

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        nats = Nats.connect(server.url());
        await().atMost(SOON).until(() -> isThere(Subjects.USERS_STREAM, "order-svc-users"));
        await().atMost(SOON).until(() -> isThere(Subjects.ORDERS_STREAM, "order-svc-catalogue"));
        await().atMost(SOON).until(() -> isThere(Subjects.COMMANDS_STREAM, "order-svc-saga-replies"));
    }

    @AfterEach
    void close() throws InterruptedException {
        nats.close();
    }

    @Test
    void order_isConfirmed_byParticipantsThatAnswer() {
        var participants = nats.createDispatcher(this::answer);
        participants.subscribe("*.commands");
        publish(Subjects.USER_EVENTS, new UserCreated(user, "Ann", "ann@example.com", AT));
        publish(Subjects.INVENTORY_EVENTS, product);
        await().atMost(SOON).until(() -> tables.count("users.users WHERE id = " + user) == 1);
        await().atMost(SOON).until(() -> tables.count("orders.products WHERE id = '" + product.productId() + "'") == 1);

        var answer = api.post("/orders", OrderDriver.order(user, product.productId(), 2), "Prefer", "wait=20");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        nats.closeDispatcher(participants);
    }

    /** Twice, as a participant does that was asked twice. */
    private void answer(Message message) {
        if (codec.decode(message.getData()) instanceof Known known
                && known.envelope().payload() instanceof Command command) {
            var done = new StepDone(command.sagaId(), command.commandId(), "step");
            publish(Subjects.SAGA_REPLIES, done);
            publish(Subjects.SAGA_REPLIES, done);
        }
    }

    private void publish(String subject, Event event) {
        nats.publish(subject, codec.encode(FakeDelivery.of(event, 1).envelope()).getBytes(UTF_8));
    }

    private boolean isThere(String stream, String consumer) throws IOException {
        try {
            return nats.jetStreamManagement().getConsumerNames(stream).contains(consumer);
        } catch (JetStreamApiException e) {
            return false;
        }
    }
}
