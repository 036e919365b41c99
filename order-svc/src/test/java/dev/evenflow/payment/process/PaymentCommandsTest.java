package dev.evenflow.payment.process;

import static dev.evenflow.Api.json;
import static dev.evenflow.FakeDelivery.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.Api;
import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.Written;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.contracts.command.RefundPayment;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.inventory.Told;
import dev.evenflow.participant.Heard;
import dev.evenflow.payment.open.UserAccountListener;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The overdraft is 1000.00. */
@QuarkusTest
class PaymentCommandsTest {

    private static final int CLIENTS = 64;
    private static final int AFFORDABLE = 20;

    private final PaymentCommandsListener listener;
    private final UserAccountListener accounts;
    private final Tables tables;
    private final Told told;
    private final Heard heard;
    private final EventIds ids;
    private final Api api = new Api();
    private final long user = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    private final UUID saga = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();

    PaymentCommandsTest(PaymentCommandsListener listener, UserAccountListener accounts, Tables tables, EventIds ids) {
        this.listener = listener;
        this.accounts = accounts;
        this.tables = tables;
        this.told = new Told(tables);
        this.heard = new Heard(tables);
        this.ids = ids;
    }

    @Test
    void process_takesTheAmount_andIsAnsweredTheSame_howeverOftenItIsAsked() {
        openAccount();
        var process = process("39.80");

        handle(process);
        handle(FakeDelivery.of(process.envelope().payload(), 4), process);

        assertThat(balance()).isEqualByComparingTo("-39.80");
        assertThat(told.types(order.toString())).containsExactly("payment_processed");
        assertThat(told.versions(order.toString())).containsExactly(1L);
        assertThat(heard.by(saga))
                .containsExactly("process_payment done", "process_payment done", "process_payment done");
        assertThat(replyIds()).doesNotHaveDuplicates();
        assertThat(String.valueOf(told.of(order.toString()).getFirst().get("payload")))
                .contains("\"amount\":39.80")
                .contains("\"causation_id\":\"" + process.envelope().id());
    }

    @Test
    void process_isRefused_belowTheOverdraft_andStaysSo() {
        openAccount();
        var process = process("1000.01");

        handle(process);
        deposit("5000");
        handle(process);
        handle(process("1.00"));

        assertThat(balance()).isEqualByComparingTo("5000");
        assertThat(told.types(order.toString())).containsExactly("payment_failed");
        assertThat(heard.by(saga)).hasSize(3).containsOnly("process_payment refused: insufficient-funds");
    }

    @Test
    void process_isNotYetDone_whileTheUserHasNoAccount() {
        var process = process("39.80");

        handle(process);
        assertThat(tables.count("payment.payments WHERE order_id = '" + order + "'"))
                .isZero();
        openAccount();
        handle(process);

        assertThat(balance()).isEqualByComparingTo("-39.80");
        assertThat(heard.by(saga)).containsExactly("process_payment not yet: no-account", "process_payment done");
    }

    @Test
    void refund_givesTheAmountBack_once() {
        openAccount();
        handle(process("39.80"));
        var refund = refund();

        handle(refund);
        handle(refund);
        handle(refund());

        assertThat(balance()).isEqualByComparingTo("0");
        assertThat(told.types(order.toString())).containsExactly("payment_processed", "payment_refunded");
        assertThat(told.versions(order.toString())).containsExactly(1L, 2L);
        assertThat(heard.by(saga).subList(1, 4)).containsOnly("refund_payment done");
    }

    @Test
    void refund_beforeThePayment_keepsItFromBeingTaken() {
        openAccount();

        handle(refund());
        handle(process("39.80"));
        handle(process("39.80"));
        handle(refund());

        assertThat(balance()).isEqualByComparingTo("0");
        assertThat(told.types(order.toString())).containsExactly("payment_failed");
        assertThat(heard.by(saga))
                .containsExactly(
                        "refund_payment done",
                        "process_payment refused: compensated",
                        "process_payment refused: compensated",
                        "refund_payment done");
    }

    @Test
    void process_afterTheRefund_takesNothing_butTheFirstOneIsAnsweredAsItWas() {
        openAccount();
        var process = process("39.80");

        handle(process, refund(), process("39.80"), process);

        assertThat(balance()).isEqualByComparingTo("0");
        assertThat(heard.by(saga))
                .containsExactly(
                        "process_payment done",
                        "refund_payment done",
                        "process_payment refused: compensated",
                        "process_payment done");
    }

    @Test
    void refund_ofAFailedPayment_isDone() {
        openAccount();

        handle(process("2000"), refund());

        assertThat(balance()).isEqualByComparingTo("0");
        assertThat(told.types(order.toString())).containsExactly("payment_failed");
        assertThat(heard.by(saga)).last().isEqualTo("refund_payment done");
    }

    @Test
    void refund_reachesAClosedAccount_whichStaysClosed() {
        openAccount();
        handle(process("39.80"));
        assertThat(api.post("/accounts/" + account() + "/close", "{\"reason\":\"moved\"}")
                        .statusCode())
                .isEqualTo(200);
        await().until(() -> summary().path("version").longValue() == 3);

        handle(refund());

        await().until(() -> summary().path("version").longValue() == 4);
        assertThat(summary().path("status").asText()).isEqualTo("closed");
        var found = json(api.get("/accounts/" + account()));
        assertThat(found.path("balance").decimalValue()).isEqualByComparingTo("0");
        assertThat(found.path("status").asText()).isEqualTo("closed");
        assertThat(heard.by(saga)).last().isEqualTo("refund_payment done");
    }

    /** The overdraft covers twenty of them; two instances. */
    @Test
    void payments_fromOneAccountAtOnce_takeExactlyWhatTheyAnswer() {
        openAccount();
        var orders = IntStream.range(0, CLIENTS)
                .mapToObj(i -> FakeDelivery.of(
                        new ProcessPayment(ids.next(), saga(i), ids.next(), user, new BigDecimal("50.00")), 1))
                .toList();

        handleAtOnce(List.of(orders.subList(0, CLIENTS / 2), orders.subList(CLIENTS / 2, CLIENTS)));

        assertThat(orders).allSatisfy(one -> assertThat(one.failures()).isEmpty());
        var answers = IntStream.range(0, CLIENTS)
                .mapToObj(i -> heard.by(saga(i)))
                .flatMap(List::stream)
                .toList();
        assertThat(answers).hasSize(CLIENTS);
        assertThat(answers).filteredOn("process_payment done"::equals).hasSize(AFFORDABLE);
        assertThat(answers)
                .filteredOn("process_payment refused: insufficient-funds"::equals)
                .hasSize(CLIENTS - AFFORDABLE);
        assertThat(balance()).isEqualByComparingTo("-1000");
        assertThat(told.versions(account().toString()))
                .isEqualTo(LongStream.rangeClosed(1, AFFORDABLE + 1).boxed().toList());
    }

    /** The same command and its refund, at two instances at once: whoever loses comes again. */
    @RepeatedTest(5)
    void sameCommands_atOnce_haveTheirEffectOnce() {
        openAccount();
        var process = process("39.80").envelope().payload();
        var refund = refund().envelope().payload();
        var round = new ArrayList<List<FakeDelivery>>();
        for (var i = 0; i < 4; i++) {
            round.add(List.of(FakeDelivery.of(process, 1), FakeDelivery.of(refund, 2)));
        }

        handleAtOnce(List.of(
                round.get(0),
                round.get(1),
                round.get(2).reversed(),
                round.get(3).reversed()));
        round.stream()
                .flatMap(List::stream)
                .filter(one -> !one.failures().isEmpty())
                .forEach(this::handleAgain);

        assertThat(balance()).isEqualByComparingTo("0");
        assertThat(told.types(order.toString()))
                .isIn(List.of("payment_processed", "payment_refunded"), List.of("payment_failed"));
        assertThat(tables.count("inbox WHERE consumer = 'payment' AND message_id IN ('"
                        + ((ProcessPayment) process).commandId() + "', '" + ((RefundPayment) refund).commandId()
                        + "')"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.001", "1E-400", "1E+400"})
    void amount_thatIsNone_isRejected_andItsNeighbourIsDone(String amount) {
        openAccount();
        var before = Written.now(tables);
        var bad = process(amount);

        handle(bad);
        assertThat(bad.rejections()).hasSize(1);
        assertThat(Written.now(tables)).isEqualTo(before);
        handle(process(amount), process("1.00"));

        assertThat(balance()).isEqualByComparingTo("-1");
    }

    @Test
    void commandOfAnother_isRejected() {
        var foreign = FakeDelivery.of(new CancelShipment(ids.next(), saga, order), 1);

        handle(foreign);

        assertThat(foreign.rejections()).containsExactly("not a command of this channel: cancel_shipment");
    }

    private void handle(FakeDelivery... deliveries) {
        listener.handle(batch(deliveries)).await().indefinitely();
    }

    private void handleAgain(FakeDelivery delivery) {
        var again = FakeDelivery.of(
                delivery.envelope().payload(), delivery.envelope().version());
        handle(again);
        assertThat(again.failures()).isEmpty();
    }

    private void handleAtOnce(List<List<FakeDelivery>> batches) {
        CompletableFuture.allOf(batches.stream()
                        .map(deliveries -> listener.handle(batch(deliveries.toArray(FakeDelivery[]::new)))
                                .subscribeAsCompletionStage())
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private FakeDelivery process(String amount) {
        return FakeDelivery.of(new ProcessPayment(ids.next(), saga, order, user, new BigDecimal(amount)), 1);
    }

    private FakeDelivery refund() {
        return FakeDelivery.of(new RefundPayment(ids.next(), saga, order), 2);
    }

    private UUID saga(int number) {
        return new UUID(saga.getMostSignificantBits(), number);
    }

    private void openAccount() {
        var created = FakeDelivery.of(new UserCreated(user, "Ann", "ann@example.com", Instant.EPOCH), 1);
        accounts.open(batch(created)).await().indefinitely();
    }

    private void deposit(String amount) {
        api.post("/accounts/" + account() + "/deposit", "{\"amount\":" + amount + "}");
    }

    private UUID account() {
        var accounts = tables.rows("SELECT account_id FROM payment.user_accounts WHERE user_id = " + user);
        return (UUID) Objects.requireNonNull(accounts.getFirst().get("account_id"));
    }

    private JsonNode summary() {
        return json(api.get("/accounts?owner=" + user)).path(0);
    }

    private BigDecimal balance() {
        return json(api.get("/accounts/" + account())).path("balance").decimalValue();
    }

    private List<Object> replyIds() {
        return tables
                .rows("SELECT event_id FROM outbox WHERE subject = 'saga.replies' AND aggregate_id = '" + saga + "'")
                .stream()
                .map(row -> row.get("event_id"))
                .toList();
    }
}
