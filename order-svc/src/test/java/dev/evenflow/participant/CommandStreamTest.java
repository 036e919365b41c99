package dev.evenflow.participant;

import static dev.evenflow.Api.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.Api;
import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.Event;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.contracts.command.ScheduleShipment;
import dev.evenflow.contracts.command.StockItem;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.testkit.quarkus.OwnNatsResource;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Nats;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands through a real broker to each participant, and what comes back. */
@QuarkusTest
@TestProfile(CommandStreamTest.Participating.class)
class CommandStreamTest {

    public static class Participating implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.incoming.payment-commands.enabled", "true",
                    "mp.messaging.incoming.inventory-commands.enabled", "true",
                    "mp.messaging.incoming.shipping-commands.enabled", "true",
                    "quarkus.messaging.nats.connection.servers", "${NATS_URL}");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(OwnNatsResource.class));
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    NatsServer server;

    @Inject
    Tables tables;

    @Inject
    EventIds ids;

    private final Api api = new Api();
    private final EventCodec codec = new EventCodec();
    private final UUID saga = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private Connection nats;
    private JetStreamSubscription replies;

    @BeforeEach
    void connect() throws IOException, InterruptedException, JetStreamApiException {
        nats = Nats.connect(server.url());
        await().atMost(PATIENCE).until(this::areProvisioned);
        replies = nats.jetStream().subscribe(Subjects.SAGA_REPLIES);
    }

    @AfterEach
    void close() throws InterruptedException {
        nats.close();
    }

    @Test
    void everyParticipant_answers_everyTimeItIsAsked() throws Exception {
        var product = UUID.fromString(api.product(3).substring("/products/".length()));
        var process = new ProcessPayment(ids.next(), saga, order, -1, new BigDecimal("1.00"));
        var reserve = new ReserveStock(ids.next(), saga, order, List.of(new StockItem(product, 2)));
        var schedule = new ScheduleShipment(ids.next(), saga, order, 7);

        ask(Subjects.PAYMENT_COMMANDS, process);
        ask(Subjects.INVENTORY_COMMANDS, reserve);
        ask(Subjects.SHIPPING_COMMANDS, schedule);
        ask(Subjects.SHIPPING_COMMANDS, schedule);

        assertThat(heard(4))
                .containsExactlyInAnyOrder(
                        "step_failed process_payment",
                        "step_done reserve_stock",
                        "step_done schedule_shipment",
                        "step_done schedule_shipment");
        assertThat(tables.count("shipping.shipments WHERE order_id = '" + order + "'"))
                .isOne();
        assertThat(json(api.get("/products/" + product)).path("reserved").longValue())
                .isEqualTo(2);
    }

    @Test
    void badCommand_isADeadLetter_andItsNeighboursAreAnswered() throws Exception {
        ask(Subjects.PAYMENT_COMMANDS, new ProcessPayment(ids.next(), saga, order, 1, BigDecimal.ZERO));
        ask(Subjects.SHIPPING_COMMANDS, new ReserveStock(ids.next(), saga, order, List.of()));
        nats.jetStream().publish(Subjects.INVENTORY_COMMANDS, "not a command".getBytes(UTF_8));
        ask(Subjects.SHIPPING_COMMANDS, new ScheduleShipment(ids.next(), saga, order, 7));

        assertThat(heard(1)).containsExactly("step_done schedule_shipment");
        await().atMost(PATIENCE).until(() -> letters().size() == 3);
        assertThat(letters())
                .extracting(letter -> letter.path("channel").asText() + " "
                        + letter.path("reason").asText())
                .containsExactlyInAnyOrder(
                        "payment-commands rejected", "shipping-commands rejected", "inventory-commands malformed");
        for (var letter : letters()) {
            api.delete("/admin/dead-letters/" + letter.path("id").asText());
        }
    }

    private JsonNode letters() {
        return json(api.get("/admin/dead-letters?page_size=100"));
    }

    private void ask(String subject, Event command) throws IOException, JetStreamApiException {
        var envelope = FakeDelivery.of(command, 1).envelope();
        nats.jetStream().publish(subject, codec.encode(envelope).getBytes(UTF_8));
    }

    private List<String> heard(int count) {
        var heard = new ArrayList<String>();
        await().atMost(PATIENCE).until(() -> {
            for (var next = replies.nextMessage(1); next != null; next = replies.nextMessage(1)) {
                var reply = json(new String(next.getData(), UTF_8));
                if (reply.path("aggregate_id").asText().equals(saga.toString())) {
                    heard.add(reply.path("type").asText() + " "
                            + reply.path("payload").path("step").asText());
                }
            }
            return heard.size() >= count;
        });
        return heard;
    }

    private boolean areProvisioned() throws IOException {
        try {
            return nats.jetStreamManagement()
                            .getConsumers(Subjects.COMMANDS_STREAM)
                            .size()
                    >= 3;
        } catch (JetStreamApiException e) {
            return false;
        }
    }
}
