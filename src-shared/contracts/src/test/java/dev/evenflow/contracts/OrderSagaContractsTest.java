package dev.evenflow.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Decoded.Unreadable;
import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.contracts.command.CommitStock;
import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.contracts.command.RefundPayment;
import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.contracts.command.ScheduleShipment;
import dev.evenflow.contracts.command.StockItem;
import dev.evenflow.contracts.order.OrderApproved;
import dev.evenflow.contracts.order.OrderCancelled;
import dev.evenflow.contracts.order.OrderConfirmed;
import dev.evenflow.contracts.order.OrderCreated;
import dev.evenflow.contracts.order.OrderDelivered;
import dev.evenflow.contracts.order.OrderItem;
import dev.evenflow.contracts.order.OrderPaymentDebited;
import dev.evenflow.contracts.order.OrderRejected;
import dev.evenflow.contracts.order.OrderShipped;
import dev.evenflow.contracts.payment.PaymentFailed;
import dev.evenflow.contracts.payment.PaymentProcessed;
import dev.evenflow.contracts.payment.PaymentRefunded;
import dev.evenflow.contracts.reply.StepDone;
import dev.evenflow.contracts.reply.StepFailed;
import dev.evenflow.contracts.shipping.ShipmentCancelled;
import dev.evenflow.contracts.shipping.ShipmentFailed;
import dev.evenflow.contracts.shipping.ShipmentScheduled;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The wire format of an order's way through its saga: events, commands and replies. */
class OrderSagaContractsTest {

    private static final Instant TEN = Instant.parse("2025-05-25T10:00:00Z");
    private static final UUID ID = UUID.fromString("0197061b-6480-7000-8000-000000000001");
    private static final UUID ORDER = UUID.fromString("0197061b-6480-7000-8000-0000000000a1");
    private static final UUID OTHER = UUID.fromString("0197061b-6480-7000-8000-0000000000b1");
    private static final UUID SAGA = UUID.fromString("0197061b-6480-7000-8000-0000000000c1");
    private static final UUID COMMAND = UUID.fromString("0197061b-6480-7000-8000-0000000000d1");

    private final EventCodec codec = new EventCodec();

    static Stream<Event> events() {
        return Stream.of(
                new OrderCreated(
                        ORDER, SAGA, 7, List.of(new OrderItem(OTHER, "Lamp", 2, money("19.90"))), money("39.80")),
                new OrderPaymentDebited(ORDER, 7, money("39.80")),
                new OrderApproved(ORDER, 7),
                new OrderRejected(ORDER, 7, "too expensive"),
                new OrderConfirmed(ORDER, 7, money("39.80")),
                new OrderCancelled(ORDER, 7, "insufficient-stock"),
                new OrderShipped(ORDER, 7),
                new OrderDelivered(ORDER, 7),
                new PaymentProcessed(ORDER, OTHER, money("39.80")),
                new PaymentFailed(ORDER, money("39.80"), "insufficient-funds"),
                new PaymentRefunded(ORDER, OTHER, money("39.80")),
                new ShipmentScheduled(OTHER, ORDER),
                new ShipmentFailed(ORDER, "compensated"),
                new ShipmentCancelled(OTHER, ORDER),
                new ProcessPayment(COMMAND, SAGA, ORDER, 7, money("39.80")),
                new RefundPayment(COMMAND, SAGA, ORDER),
                new ReserveStock(COMMAND, SAGA, ORDER, List.of(new StockItem(OTHER, 2))),
                new ReleaseStock(COMMAND, SAGA, ORDER),
                new CommitStock(COMMAND, SAGA, ORDER),
                new ScheduleShipment(COMMAND, SAGA, ORDER, 7),
                new CancelShipment(COMMAND, SAGA, ORDER),
                new StepDone(SAGA, COMMAND, "process_payment"),
                new StepFailed(SAGA, COMMAND, "process_payment", "insufficient-funds", false));
    }

    @ParameterizedTest
    @MethodSource("events")
    void encode_isTheApprovedDocument(Event event) throws IOException {
        var encoded = codec.encode(envelope(event));

        assertThatJson(encoded).isEqualTo(approved(WireType.of(event).name()));
        assertThat(codec.decode(encoded.getBytes(UTF_8))).isEqualTo(new Known(envelope(event)));
    }

    @Test
    void decode_ofACommandWithAnEmptyLine_isMalformed() {
        var message = "{\"type\":\"reserve_stock\",\"payload\":{\"command_id\":\"" + COMMAND + "\",\"saga_id\":\""
                + SAGA + "\",\"order_id\":\"" + ORDER + "\",\"items\":[null]}}";

        assertThat(codec.decode(message.getBytes(UTF_8))).isInstanceOf(Unreadable.class);
    }

    private static Envelope<Event> envelope(Event event) {
        var type = WireType.of(event).name();
        return new Envelope<>(ID, type, event.aggregateId(), 1, TEN, new Metadata("c-1", "c-1", null, 1), event);
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private static String approved(String type) throws IOException {
        try (var document = OrderSagaContractsTest.class.getResourceAsStream("/approved/" + type + ".json")) {
            return new String(Objects.requireNonNull(document).readAllBytes(), UTF_8);
        }
    }
}
