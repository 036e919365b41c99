package dev.evenflow.contracts;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.contracts.command.CommitStock;
import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.contracts.command.RefundPayment;
import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.contracts.command.ScheduleShipment;
import dev.evenflow.contracts.inventory.ProductCreated;
import dev.evenflow.contracts.inventory.ProductUpdated;
import dev.evenflow.contracts.inventory.StockDepleted;
import dev.evenflow.contracts.inventory.StockReleased;
import dev.evenflow.contracts.inventory.StockReservationFailed;
import dev.evenflow.contracts.inventory.StockReserved;
import dev.evenflow.contracts.inventory.StockUpdated;
import dev.evenflow.contracts.order.OrderApproved;
import dev.evenflow.contracts.order.OrderCancelled;
import dev.evenflow.contracts.order.OrderConfirmed;
import dev.evenflow.contracts.order.OrderCreated;
import dev.evenflow.contracts.order.OrderDelivered;
import dev.evenflow.contracts.order.OrderPaymentDebited;
import dev.evenflow.contracts.order.OrderRejected;
import dev.evenflow.contracts.order.OrderShipped;
import dev.evenflow.contracts.payment.AccountClosed;
import dev.evenflow.contracts.payment.AccountCreated;
import dev.evenflow.contracts.payment.AccountDeposited;
import dev.evenflow.contracts.payment.AccountWithdrawn;
import dev.evenflow.contracts.payment.PaymentFailed;
import dev.evenflow.contracts.payment.PaymentProcessed;
import dev.evenflow.contracts.payment.PaymentRefunded;
import dev.evenflow.contracts.reply.StepDone;
import dev.evenflow.contracts.reply.StepFailed;
import dev.evenflow.contracts.shipping.ShipmentCancelled;
import dev.evenflow.contracts.shipping.ShipmentFailed;
import dev.evenflow.contracts.shipping.ShipmentScheduled;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserUpdated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The explicit list of what may travel: a stable name, the record it stands for, the newest schema number known here.
 * A new event is a line in {@link #ALL}; a class name never leaves the process.
 */
public record WireType<E extends Event>(String name, Class<E> payload, int schema) {

    public static final List<WireType<?>> ALL = List.of(
            new WireType<>("user_created", UserCreated.class, 1),
            new WireType<>("user_updated", UserUpdated.class, 1),
            new WireType<>("user_deleted", UserDeleted.class, 1),
            new WireType<>("account_created", AccountCreated.class, 1),
            new WireType<>("account_deposited", AccountDeposited.class, 1),
            new WireType<>("account_withdrawn", AccountWithdrawn.class, 1),
            new WireType<>("account_closed", AccountClosed.class, 1),
            new WireType<>("product_created", ProductCreated.class, 1),
            new WireType<>("product_updated", ProductUpdated.class, 1),
            new WireType<>("stock_reserved", StockReserved.class, 1),
            new WireType<>("stock_reservation_failed", StockReservationFailed.class, 1),
            new WireType<>("stock_released", StockReleased.class, 1),
            new WireType<>("stock_updated", StockUpdated.class, 1),
            new WireType<>("stock_depleted", StockDepleted.class, 1),
            new WireType<>("order_created", OrderCreated.class, 1),
            new WireType<>("order_payment_debited", OrderPaymentDebited.class, 1),
            new WireType<>("order_approved", OrderApproved.class, 1),
            new WireType<>("order_rejected", OrderRejected.class, 1),
            new WireType<>("order_confirmed", OrderConfirmed.class, 1),
            new WireType<>("order_cancelled", OrderCancelled.class, 1),
            new WireType<>("order_shipped", OrderShipped.class, 1),
            new WireType<>("order_delivered", OrderDelivered.class, 1),
            new WireType<>("payment_processed", PaymentProcessed.class, 1),
            new WireType<>("payment_failed", PaymentFailed.class, 1),
            new WireType<>("payment_refunded", PaymentRefunded.class, 1),
            new WireType<>("shipment_scheduled", ShipmentScheduled.class, 1),
            new WireType<>("shipment_failed", ShipmentFailed.class, 1),
            new WireType<>("shipment_cancelled", ShipmentCancelled.class, 1),
            new WireType<>("process_payment", ProcessPayment.class, 1),
            new WireType<>("refund_payment", RefundPayment.class, 1),
            new WireType<>("reserve_stock", ReserveStock.class, 1),
            new WireType<>("release_stock", ReleaseStock.class, 1),
            new WireType<>("commit_stock", CommitStock.class, 1),
            new WireType<>("schedule_shipment", ScheduleShipment.class, 1),
            new WireType<>("cancel_shipment", CancelShipment.class, 1),
            new WireType<>("step_done", StepDone.class, 1),
            new WireType<>("step_failed", StepFailed.class, 1));

    private static final Map<String, WireType<?>> BY_NAME =
            ALL.stream().collect(toUnmodifiableMap(WireType::name, Function.identity()));
    private static final Map<Class<?>, WireType<?>> BY_PAYLOAD =
            ALL.stream().collect(toUnmodifiableMap(WireType::payload, Function.identity()));

    public static Optional<WireType<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The wire type of an event.
     *
     * @throws IllegalArgumentException when the event's class is not in {@link #ALL}
     */
    public static WireType<?> of(Event event) {
        var type = BY_PAYLOAD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("No wire type for " + event.getClass());
        }
        return type;
    }
}
