package dev.evenflow.payment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.Written;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.inventory.Told;
import dev.evenflow.participant.Handling;
import dev.evenflow.participant.Heard;
import dev.evenflow.payment.open.UserAccountListener;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The overdraft is 1000.00. */
@QuarkusTest
class PaymentCommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Handling commands;
    private final PayingUser payer;
    private final Tables tables;
    private final Told told;
    private final Heard heard;
    private final EventIds ids;

    PaymentCommandsTest(PaymentCommandsListener listener, UserAccountListener accounts, Tables tables, EventIds ids) {
        this.commands = new Handling(batch -> listener.handle(batch));
        this.payer = new PayingUser(accounts, tables, ids);
        this.tables = tables;
        this.told = new Told(tables);
        this.heard = new Heard(tables);
        this.ids = ids;
    }

    @Test
    void process_takesTheAmount_andIsAnsweredTheSame_howeverOftenItIsAsked() {
        payer.openAccount();
        var process = payer.process("39.80");

        commands.handle(process);
        commands.handle(FakeDelivery.of(process.envelope().payload(), 4), process);

        assertThat(payer.balance()).isEqualByComparingTo("-39.80");
        assertThat(told.types(payer.order.toString())).containsExactly("payment_processed");
        assertThat(told.versions(payer.order.toString())).containsExactly(1L);
        assertThat(heard.by(payer.saga))
                .containsExactly("process_payment done", "process_payment done", "process_payment done");
        assertThat(replyIds()).doesNotHaveDuplicates();
        assertThat(String.valueOf(told.of(payer.order.toString()).getFirst().get("payload")))
                .contains("\"amount\":39.80")
                .contains("\"causation_id\":\"" + process.envelope().id());
    }

    @Test
    void process_isRefused_belowTheOverdraft_andStaysSo() {
        payer.openAccount();
        var process = payer.process("1000.01");

        commands.handle(process);
        payer.deposit("5000");
        commands.handle(process);
        commands.handle(payer.process("1.00"));

        assertThat(payer.balance()).isEqualByComparingTo("5000");
        assertThat(told.types(payer.order.toString())).containsExactly("payment_failed");
        assertThat(heard.by(payer.saga)).hasSize(3).containsOnly("process_payment refused: insufficient-funds");
    }

    @Test
    void process_isNotYetDone_whileTheUserHasNoAccount() {
        var process = payer.process("39.80");

        commands.handle(process);
        assertThat(tables.count("payment.payments WHERE order_id = '" + payer.order + "'"))
                .isZero();
        payer.openAccount();
        commands.handle(process);

        assertThat(payer.balance()).isEqualByComparingTo("-39.80");
        assertThat(heard.by(payer.saga)).containsExactly("process_payment not yet: no-account", "process_payment done");
    }

    @Test
    void refund_givesTheAmountBack_once() {
        payer.openAccount();
        commands.handle(payer.process("39.80"));
        var refund = payer.refund();

        commands.handle(refund);
        commands.handle(refund);
        commands.handle(payer.refund());

        assertThat(payer.balance()).isEqualByComparingTo("0");
        assertThat(payer.reasons()).containsExactly("order " + payer.order, "refund of order " + payer.order);
        assertThat(told.types(payer.order.toString())).containsExactly("payment_processed", "payment_refunded");
        assertThat(told.versions(payer.order.toString())).containsExactly(1L, 2L);
        assertThat(heard.by(payer.saga).subList(1, 4)).containsOnly("refund_payment done");
    }

    @Test
    void refund_beforeThePayment_keepsItFromBeingTaken() {
        payer.openAccount();

        commands.handle(payer.refund());
        commands.handle(payer.process("39.80"));
        commands.handle(payer.process("39.80"));
        commands.handle(payer.refund());

        assertThat(payer.balance()).isEqualByComparingTo("0");
        assertThat(told.types(payer.order.toString())).containsExactly("payment_failed");
        assertThat(heard.by(payer.saga))
                .containsExactly(
                        "refund_payment done",
                        "process_payment refused: compensated",
                        "process_payment refused: compensated",
                        "refund_payment done");
    }

    @Test
    void process_afterTheRefund_takesNothing_butTheFirstOneIsAnsweredAsItWas() {
        payer.openAccount();
        var process = payer.process("39.80");

        commands.handle(process, payer.refund(), payer.process("39.80"), process);

        assertThat(payer.balance()).isEqualByComparingTo("0");
        assertThat(heard.by(payer.saga))
                .containsExactly(
                        "process_payment done",
                        "refund_payment done",
                        "process_payment refused: compensated",
                        "process_payment done");
    }

    @Test
    void refund_ofAFailedPayment_isDone() {
        payer.openAccount();

        commands.handle(payer.process("2000"), payer.refund());

        assertThat(payer.balance()).isEqualByComparingTo("0");
        assertThat(told.types(payer.order.toString())).containsExactly("payment_failed");
        assertThat(heard.by(payer.saga)).last().isEqualTo("refund_payment done");
    }

    @Test
    void refund_reachesAClosedAccount_whichStaysClosed() {
        payer.openAccount();
        commands.handle(payer.process("39.80"));
        assertThat(payer.close()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> payer.summary().path("version").longValue() == 3);

        commands.handle(payer.refund());

        await().atMost(PATIENCE).until(() -> payer.summary().path("version").longValue() == 4);
        assertThat(payer.summary().path("status").asText()).isEqualTo("closed");
        var found = payer.state();
        assertThat(found.path("balance").decimalValue()).isEqualByComparingTo("0");
        assertThat(found.path("status").asText()).isEqualTo("closed");
        assertThat(heard.by(payer.saga)).last().isEqualTo("refund_payment done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.001", "1E-400", "1E+400"})
    void amount_thatIsNone_isRejected_andItsNeighbourIsDone(String amount) {
        payer.openAccount();
        var before = Written.now(tables);
        var bad = payer.process(amount);

        commands.handle(bad);
        assertThat(bad.rejections()).hasSize(1);
        assertThat(Written.now(tables)).isEqualTo(before);
        commands.handle(payer.process(amount), payer.process("1.00"));

        assertThat(payer.balance()).isEqualByComparingTo("-1");
    }

    @Test
    void commandOfAnother_isRejected() {
        var foreign = FakeDelivery.of(new CancelShipment(ids.next(), payer.saga, payer.order), 1);

        commands.handle(foreign);

        assertThat(foreign.rejections()).containsExactly("not a command of this channel: cancel_shipment");
    }

    private List<Object> replyIds() {
        return tables
                .rows("SELECT event_id FROM outbox WHERE subject = 'saga.replies' AND aggregate_id = '" + payer.saga
                        + "'")
                .stream()
                .map(row -> row.get("event_id"))
                .toList();
    }
}
