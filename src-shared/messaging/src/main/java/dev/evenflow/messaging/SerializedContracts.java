package dev.evenflow.messaging;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.contracts.command.CommitStock;
import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.contracts.command.RefundPayment;
import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.contracts.command.ScheduleShipment;
import dev.evenflow.contracts.command.StockItem;
import dev.evenflow.contracts.consistency.DigestAnswer;
import dev.evenflow.contracts.consistency.DigestQuery;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RepublishAnswer;
import dev.evenflow.contracts.consistency.RepublishQuery;
import dev.evenflow.contracts.consistency.RowAnswer;
import dev.evenflow.contracts.consistency.RowQuery;
import dev.evenflow.contracts.consistency.SnapshotAnswer;
import dev.evenflow.contracts.consistency.SnapshotQuery;
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
import dev.evenflow.contracts.order.OrderItem;
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
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Every contract that is turned into JSON or out of it; {@code contracts} itself knows no framework. A native image knows
 * only what is listed here, and a test compares the list with the wire types.
 */
@RegisterForReflection(
        targets = {
            Envelope.class,
            Metadata.class,
            UserCreated.class,
            UserUpdated.class,
            UserDeleted.class,
            AccountCreated.class,
            AccountDeposited.class,
            AccountWithdrawn.class,
            AccountClosed.class,
            ProductCreated.class,
            ProductUpdated.class,
            StockReserved.class,
            StockReservationFailed.class,
            StockReleased.class,
            StockUpdated.class,
            StockDepleted.class,
            OrderCreated.class,
            OrderPaymentDebited.class,
            OrderApproved.class,
            OrderRejected.class,
            OrderConfirmed.class,
            OrderCancelled.class,
            OrderShipped.class,
            OrderDelivered.class,
            PaymentProcessed.class,
            PaymentFailed.class,
            PaymentRefunded.class,
            ShipmentScheduled.class,
            ShipmentFailed.class,
            ShipmentCancelled.class,
            ProcessPayment.class,
            RefundPayment.class,
            ReserveStock.class,
            ReleaseStock.class,
            CommitStock.class,
            ScheduleShipment.class,
            CancelShipment.class,
            StepDone.class,
            StepFailed.class,
            OrderItem.class,
            StockItem.class,
            RangeDigest.class,
            DigestQuery.class,
            DigestAnswer.class,
            RowQuery.class,
            RowAnswer.class,
            RepublishQuery.class,
            RepublishAnswer.class,
            SnapshotQuery.class,
            SnapshotAnswer.class
        })
final class SerializedContracts {

    private SerializedContracts() {}
}
