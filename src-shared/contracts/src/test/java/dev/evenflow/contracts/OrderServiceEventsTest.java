package dev.evenflow.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.inventory.ProductCreated;
import dev.evenflow.contracts.inventory.ProductUpdated;
import dev.evenflow.contracts.inventory.StockDepleted;
import dev.evenflow.contracts.inventory.StockReleased;
import dev.evenflow.contracts.inventory.StockReservationFailed;
import dev.evenflow.contracts.inventory.StockReserved;
import dev.evenflow.contracts.inventory.StockUpdated;
import dev.evenflow.contracts.payment.AccountClosed;
import dev.evenflow.contracts.payment.AccountCreated;
import dev.evenflow.contracts.payment.AccountDeposited;
import dev.evenflow.contracts.payment.AccountWithdrawn;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The wire format of what order-svc publishes; money keeps its two places. */
class OrderServiceEventsTest {

    private static final Instant TEN = Instant.parse("2025-05-25T10:00:00Z");
    private static final UUID ID = UUID.fromString("0197061b-6480-7000-8000-000000000001");
    private static final UUID AGGREGATE = UUID.fromString("0197061b-6480-7000-8000-0000000000a1");
    private static final UUID RESERVATION = UUID.fromString("0197061b-6480-7000-8000-0000000000b1");

    private final EventCodec codec = new EventCodec();

    static Stream<Event> events() {
        return Stream.of(
                new AccountCreated(AGGREGATE, "1", "EUR"),
                new AccountDeposited(AGGREGATE, money("10.00"), money("10.00")),
                new AccountWithdrawn(AGGREGATE, money("10.50"), money("-0.50"), "order 7"),
                new AccountClosed(AGGREGATE, "moved away", money("0.00")),
                new ProductCreated(AGGREGATE, "Lamp", "A lamp", money("19.90"), 3),
                new ProductUpdated(AGGREGATE, "Lamp", "A lamp", money("18.00")),
                new StockReserved(AGGREGATE, RESERVATION, 2, 1, TEN.plus(Duration.ofMinutes(15))),
                new StockReservationFailed(RESERVATION, AGGREGATE, 2, "insufficient-stock"),
                new StockReleased(AGGREGATE, RESERVATION, 2, 3, "expired"),
                new StockUpdated(AGGREGATE, 7, 2),
                new StockDepleted(AGGREGATE));
    }

    @ParameterizedTest
    @MethodSource("events")
    void encode_isTheApprovedDocument(Event event) throws IOException {
        var encoded = codec.encode(envelope(event));

        assertThatJson(encoded).isEqualTo(approved(WireType.of(event).name()));
        assertThat(codec.decode(encoded.getBytes(UTF_8))).isEqualTo(new Known(envelope(event)));
    }

    @Test
    void money_keepsItsPlaces_evenBeforeTheTypeIsKnown() {
        var decoded = codec.decode(("{\"payload\":{\"account_id\":\"" + AGGREGATE
                        + "\",\"amount\":0.10,\"balance\":999999999999999.90},\"type\":\"account_deposited\"}")
                .getBytes(UTF_8));

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Known.class,
                        known -> assertThat(known.envelope().payload())
                                .isEqualTo(
                                        new AccountDeposited(AGGREGATE, money("0.10"), money("999999999999999.90"))));
    }

    private static Envelope<Event> envelope(Event event) {
        var type = WireType.of(event).name();
        return new Envelope<>(ID, type, event.aggregateId(), 1, TEN, new Metadata("c-1", "c-1", null, 1), event);
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private static String approved(String type) throws IOException {
        try (var document = OrderServiceEventsTest.class.getResourceAsStream("/approved/" + type + ".json")) {
            return new String(Objects.requireNonNull(document).readAllBytes(), UTF_8);
        }
    }
}
