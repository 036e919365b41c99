package dev.evenflow.order.saga;

import static dev.evenflow.order.saga.PlaceOrderSaga.APPROVAL;
import static dev.evenflow.order.saga.PlaceOrderSaga.CONFIRMATION;
import static dev.evenflow.order.saga.PlaceOrderSaga.PAYMENT;
import static dev.evenflow.order.saga.PlaceOrderSaga.SHIPMENT;
import static dev.evenflow.order.saga.PlaceOrderSaga.STOCK;
import static dev.evenflow.saga.SagaStory.ANY_COMMAND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.Event;
import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.contracts.command.CommitStock;
import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.contracts.command.RefundPayment;
import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.contracts.command.ScheduleShipment;
import dev.evenflow.contracts.command.StockItem;
import dev.evenflow.order.domain.OrderCommand;
import dev.evenflow.order.domain.OrderCommand.Approve;
import dev.evenflow.order.domain.OrderCommand.Cancel;
import dev.evenflow.order.domain.OrderCommand.Confirm;
import dev.evenflow.order.domain.OrderCommand.RecordPayment;
import dev.evenflow.order.domain.OrderCommand.Reject;
import dev.evenflow.saga.SagaInput.Revoked;
import dev.evenflow.saga.SagaInput.Settled;
import dev.evenflow.saga.SagaStatus;
import dev.evenflow.saga.SagaStory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlaceOrderSagaTest {

    private static final UUID SAGA = new UUID(1, 1);
    private static final UUID ORDER = new UUID(2, 2);
    private static final BigDecimal TOTAL = new BigDecimal("39.80");
    private static final List<StockItem> ITEMS = List.of(new StockItem(new UUID(3, 3), 2));

    private static final ProcessPayment PROCESS_PAYMENT = new ProcessPayment(ANY_COMMAND, SAGA, ORDER, 7, TOTAL);
    private static final RefundPayment REFUND_PAYMENT = new RefundPayment(ANY_COMMAND, SAGA, ORDER);
    private static final ReserveStock RESERVE_STOCK = new ReserveStock(ANY_COMMAND, SAGA, ORDER, ITEMS);
    private static final ReleaseStock RELEASE_STOCK = new ReleaseStock(ANY_COMMAND, SAGA, ORDER);
    private static final ScheduleShipment SCHEDULE_SHIPMENT = new ScheduleShipment(ANY_COMMAND, SAGA, ORDER, 7);
    private static final CancelShipment CANCEL_SHIPMENT = new CancelShipment(ANY_COMMAND, SAGA, ORDER);
    private static final CommitStock COMMIT_STOCK = new CommitStock(ANY_COMMAND, SAGA, ORDER);

    @Test
    void order_isPaidReservedApprovedScheduledAndConfirmed() {
        small().expectCommands(PROCESS_PAYMENT)
                .whenDone(PAYMENT)
                .expectCommands(RESERVE_STOCK)
                .expectEffects(new RecordPayment())
                .whenDone(STOCK)
                .expectCommands(SCHEDULE_SHIPMENT)
                .expectEffects(new Approve())
                .whenDone(SHIPMENT)
                .expectCommands(COMMIT_STOCK)
                .expectEffects()
                .whenDone(CONFIRMATION)
                .expectCommands()
                .expectEffects(new Confirm())
                .expectStatus(SagaStatus.COMPLETED);
    }

    @Test
    void largeOrder_waitsForSomebody() {
        large().whenDone(PAYMENT)
                .whenDone(STOCK)
                .expectNothing()
                .when(new Settled(APPROVAL))
                .expectCommands(SCHEDULE_SHIPMENT)
                .expectEffects(new Approve());
    }

    @Test
    void payment_refused_cancelsTheOrder() {
        small().whenRefused(PAYMENT, "insufficient-funds")
                .expectCommands()
                .expectEffects(new Cancel("insufficient-funds"))
                .expectStatus(SagaStatus.COMPENSATED);
    }

    @Test
    void stock_refused_refunds() {
        small().whenDone(PAYMENT)
                .whenRefused(STOCK, "insufficient-stock")
                .expectCommands(REFUND_PAYMENT)
                .whenUndone(PAYMENT)
                .expectCommands()
                .expectEffects(new Cancel("insufficient-stock"))
                .expectStatus(SagaStatus.COMPENSATED);
    }

    @Test
    void approval_notGivenInTime_releasesAndRefunds_andRejectsTheOrder() {
        large().whenDone(PAYMENT)
                .whenDone(STOCK)
                .whenTimePasses()
                .expectCommands(RELEASE_STOCK)
                .whenUndone(STOCK)
                .expectCommands(REFUND_PAYMENT)
                .whenUndone(PAYMENT)
                .expectEffects(new Reject("approval-expired"));
    }

    @Test
    void shipment_refused_releasesAndRefunds() {
        small().whenDone(PAYMENT)
                .whenDone(STOCK)
                .whenRefused(SHIPMENT, "no-such-place")
                .expectCommands(RELEASE_STOCK)
                .whenUndone(STOCK)
                .expectCommands(REFUND_PAYMENT)
                .whenUndone(PAYMENT)
                .expectEffects(new Cancel("no-such-place"));
    }

    @Test
    void confirmation_refused_undoesEverything() {
        confirming()
                .whenRefused(CONFIRMATION, "reservation-expired")
                .expectCommands(CANCEL_SHIPMENT)
                .whenUndone(SHIPMENT)
                .expectCommands(RELEASE_STOCK)
                .whenUndone(STOCK)
                .expectCommands(REFUND_PAYMENT)
                .whenUndone(PAYMENT)
                .expectEffects(new Cancel("reservation-expired"))
                .expectStatus(SagaStatus.COMPENSATED);
    }

    @Test
    void silence_atEveryStep_isAskedAgain_andThenUndone_withTheStepItself() {
        silent(small(), PROCESS_PAYMENT).expectCommands(REFUND_PAYMENT);
        silent(small().whenDone(PAYMENT), RESERVE_STOCK).expectCommands(RELEASE_STOCK);
        silent(small().whenDone(PAYMENT).whenDone(STOCK), SCHEDULE_SHIPMENT).expectCommands(CANCEL_SHIPMENT);
        silent(confirming(), COMMIT_STOCK).expectCommands(CANCEL_SHIPMENT);
    }

    @Test
    void answer_afterItsStepWasUndone_changesNothing() {
        silent(small().whenDone(PAYMENT), RESERVE_STOCK)
                .whenDone(STOCK)
                .expectNothing()
                .whenUndone(STOCK)
                .expectCommands(REFUND_PAYMENT)
                .whenDone(STOCK)
                .expectNothing()
                .whenUndone(PAYMENT)
                .expectEffects(new Cancel("stock-unanswered"))
                .whenDone(STOCK)
                .expectNothing()
                .whenRefused(STOCK, "late")
                .expectNothing()
                .expectStatus(SagaStatus.COMPENSATED);
    }

    @Test
    void duplicateAndReorderedAnswers_changeNothing() {
        var story = small().whenDone(STOCK)
                .expectNothing()
                .whenUndone(PAYMENT)
                .expectNothing()
                .whenDone(PAYMENT)
                .expectCommands(RESERVE_STOCK)
                .whenDone(PAYMENT)
                .expectNothing()
                .whenRefused(PAYMENT, "insufficient-funds")
                .expectNothing();

        assertThat(story.state().status()).isEqualTo(SagaStatus.IN_PROGRESS);
        story.whenDone(STOCK).expectCommands(SCHEDULE_SHIPMENT);
    }

    @Test
    void confirmedOrder_thatIsCancelled_isUndone() {
        confirming()
                .whenDone(CONFIRMATION)
                .when(new Revoked("changed my mind"))
                .expectCommands(CANCEL_SHIPMENT)
                .whenUndone(SHIPMENT)
                .expectCommands(RELEASE_STOCK)
                .whenUndone(STOCK)
                .expectCommands(REFUND_PAYMENT)
                .whenUndone(PAYMENT)
                .expectEffects(new Cancel("changed my mind"))
                .expectStatus(SagaStatus.COMPENSATED);
    }

    /** Nobody answers until the saga gives up. */
    private static SagaStory<PlaceOrder, OrderCommand> silent(
            SagaStory<PlaceOrder, OrderCommand> story, Event command) {
        story.expectCommands(command);
        for (var attempt = 1; attempt < SagaStory.PATIENCE.attempts(); attempt++) {
            story.whenTimePasses().expectCommands(command);
        }
        return story.whenTimePasses();
    }

    private static SagaStory<PlaceOrder, OrderCommand> confirming() {
        return small().whenDone(PAYMENT).whenDone(STOCK).whenDone(SHIPMENT);
    }

    private static SagaStory<PlaceOrder, OrderCommand> small() {
        return story(true);
    }

    private static SagaStory<PlaceOrder, OrderCommand> large() {
        return story(false);
    }

    private static SagaStory<PlaceOrder, OrderCommand> story(boolean approvedByRule) {
        return new SagaStory<>(
                PlaceOrderSaga.type(Duration.ofHours(24)),
                new PlaceOrder(SAGA, ORDER, 7, ITEMS, TOTAL, approvedByRule));
    }
}
