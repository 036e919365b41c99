package dev.evenflow.order.saga;

import static dev.evenflow.contracts.Subjects.INVENTORY_COMMANDS;
import static dev.evenflow.contracts.Subjects.PAYMENT_COMMANDS;
import static dev.evenflow.contracts.Subjects.SHIPPING_COMMANDS;

import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.contracts.command.CommitStock;
import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.contracts.command.RefundPayment;
import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.contracts.command.ScheduleShipment;
import dev.evenflow.order.domain.OrderCommand;
import dev.evenflow.saga.Ask;
import dev.evenflow.saga.SagaType;
import dev.evenflow.saga.Step;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Placing an order: pay, reserve, approve, schedule, confirm; each is done when the one before is. The way back is the same
 * in reverse, and ends with the order being cancelled.
 */
public final class PlaceOrderSaga {

    public static final String PAYMENT = "payment";
    public static final String STOCK = "stock";
    public static final String APPROVAL = "approval";
    public static final String SHIPMENT = "shipment";
    public static final String CONFIRMATION = "confirmation";

    /** Why an order is undone that nobody approved in time. */
    static final String NOT_APPROVED = APPROVAL + "-expired";

    private PlaceOrderSaga() {}

    /**
     * The saga.
     *
     * @param approvalDeadline how long somebody has to approve an order that needs it
     */
    public static SagaType<PlaceOrder, OrderCommand> type(Duration approvalDeadline) {
        var steps = List.of(pay(), reserve(), approve(approvalDeadline), schedule(), confirm());
        return new SagaType<>("place-order", PlaceOrder.class, steps, (order, reason) -> undone(reason));
    }

    private static Step<PlaceOrder, OrderCommand> pay() {
        return asking(PAYMENT, PlaceOrderSaga::processPayment)
                .undoneBy(PlaceOrderSaga::refundPayment)
                .then(order -> new OrderCommand.RecordPayment());
    }

    private static Step<PlaceOrder, OrderCommand> reserve() {
        return asking(STOCK, PlaceOrderSaga::reserveStock).undoneBy(PlaceOrderSaga::releaseStock);
    }

    private static Step<PlaceOrder, OrderCommand> approve(Duration deadline) {
        return Step.<PlaceOrder, OrderCommand>awaiting(APPROVAL, deadline)
                .unless(PlaceOrder::approvedByRule)
                .then(order -> new OrderCommand.Approve());
    }

    private static Step<PlaceOrder, OrderCommand> schedule() {
        return asking(SHIPMENT, PlaceOrderSaga::scheduleShipment).undoneBy(PlaceOrderSaga::cancelShipment);
    }

    /** What is reserved is sold, which releasing it undoes, too. */
    private static Step<PlaceOrder, OrderCommand> confirm() {
        return asking(CONFIRMATION, PlaceOrderSaga::commitStock).then(order -> new OrderCommand.Confirm());
    }

    private static OrderCommand undone(String reason) {
        return reason.equals(NOT_APPROVED) ? new OrderCommand.Reject(reason) : new OrderCommand.Cancel(reason);
    }

    private static Ask processPayment(PlaceOrder order) {
        return new Ask(
                PAYMENT_COMMANDS,
                id -> new ProcessPayment(id, order.sagaId(), order.orderId(), order.userId(), order.total()));
    }

    private static Ask refundPayment(PlaceOrder order) {
        return new Ask(PAYMENT_COMMANDS, id -> new RefundPayment(id, order.sagaId(), order.orderId()));
    }

    private static Ask reserveStock(PlaceOrder order) {
        return new Ask(INVENTORY_COMMANDS, id -> new ReserveStock(id, order.sagaId(), order.orderId(), order.items()));
    }

    private static Ask releaseStock(PlaceOrder order) {
        return new Ask(INVENTORY_COMMANDS, id -> new ReleaseStock(id, order.sagaId(), order.orderId()));
    }

    private static Ask scheduleShipment(PlaceOrder order) {
        return new Ask(
                SHIPPING_COMMANDS, id -> new ScheduleShipment(id, order.sagaId(), order.orderId(), order.userId()));
    }

    private static Ask cancelShipment(PlaceOrder order) {
        return new Ask(SHIPPING_COMMANDS, id -> new CancelShipment(id, order.sagaId(), order.orderId()));
    }

    private static Ask commitStock(PlaceOrder order) {
        return new Ask(INVENTORY_COMMANDS, id -> new CommitStock(id, order.sagaId(), order.orderId()));
    }

    private static Step<PlaceOrder, OrderCommand> asking(String name, Function<PlaceOrder, Ask> ask) {
        return Step.asking(name, ask);
    }
}
