package dev.evenflow.payment.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.contracts.command.RefundPayment;
import dev.evenflow.inventory.Told;
import dev.evenflow.participant.Handling;
import dev.evenflow.participant.Heard;
import dev.evenflow.payment.open.UserAccountListener;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Commands at several instances at once. The overdraft is 1000.00. */
@QuarkusTest
class PaymentRacesTest {

    private static final int CLIENTS = 64;
    private static final int AFFORDABLE = 20;

    private final Handling commands;
    private final PayingUser payer;
    private final Tables tables;
    private final Told told;
    private final Heard heard;

    PaymentRacesTest(PaymentCommandsListener listener, UserAccountListener accounts, Tables tables, EventIds ids) {
        this.commands = new Handling(batch -> listener.handle(batch));
        this.payer = new PayingUser(accounts, tables, ids);
        this.tables = tables;
        this.told = new Told(tables);
        this.heard = new Heard(tables);
    }

    /** The overdraft covers twenty of them; two instances. */
    @Test
    void payments_fromOneAccountAtOnce_takeExactlyWhatTheyAnswer() {
        payer.openAccount();
        var orders = IntStream.range(0, CLIENTS)
                .mapToObj(i -> payer.processAnother(i, "50.00"))
                .toList();

        commands.handleAtOnce(List.of(orders.subList(0, CLIENTS / 2), orders.subList(CLIENTS / 2, CLIENTS)));

        assertThat(orders).allSatisfy(one -> assertThat(one.failures()).isEmpty());
        var answers = IntStream.range(0, CLIENTS)
                .mapToObj(i -> heard.by(payer.saga(i)))
                .flatMap(List::stream)
                .toList();
        assertThat(answers).hasSize(CLIENTS);
        assertThat(answers).filteredOn("process_payment done"::equals).hasSize(AFFORDABLE);
        assertThat(answers)
                .filteredOn("process_payment refused: insufficient-funds"::equals)
                .hasSize(CLIENTS - AFFORDABLE);
        assertThat(payer.balance()).isEqualByComparingTo("-1000");
        assertThat(told.versions(payer.account().toString()))
                .isEqualTo(LongStream.rangeClosed(1, AFFORDABLE + 1).boxed().toList());
    }

    /** The same command and its refund, at two instances at once: whoever loses comes again. */
    @RepeatedTest(5)
    void sameCommands_atOnce_haveTheirEffectOnce() {
        payer.openAccount();
        var process = payer.process("39.80").envelope().payload();
        var refund = payer.refund().envelope().payload();
        var round = new ArrayList<List<FakeDelivery>>();
        for (var i = 0; i < 4; i++) {
            round.add(List.of(FakeDelivery.of(process, 1), FakeDelivery.of(refund, 2)));
        }

        commands.handleAtOnce(List.of(
                round.get(0),
                round.get(1),
                round.get(2).reversed(),
                round.get(3).reversed()));
        round.stream()
                .flatMap(List::stream)
                .filter(one -> !one.failures().isEmpty())
                .forEach(this::handleAgain);

        assertThat(payer.balance()).isEqualByComparingTo("0");
        assertThat(told.types(payer.order.toString()))
                .isIn(List.of("payment_processed", "payment_refunded"), List.of("payment_failed"));
        assertThat(tables.count("inbox WHERE consumer = 'payment' AND message_id IN ('"
                        + ((ProcessPayment) process).commandId() + "', '" + ((RefundPayment) refund).commandId()
                        + "')"))
                .isEqualTo(2);
    }

    private void handleAgain(FakeDelivery delivery) {
        var again = FakeDelivery.of(
                delivery.envelope().payload(), delivery.envelope().version());
        commands.handle(again);
        assertThat(again.failures()).isEmpty();
    }
}
