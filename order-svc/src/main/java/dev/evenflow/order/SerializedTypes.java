package dev.evenflow.order;

import dev.evenflow.contracts.command.StockItem;
import dev.evenflow.order.domain.Order;
import dev.evenflow.order.domain.OrderEvent;
import dev.evenflow.order.domain.OrderLine;
import dev.evenflow.order.domain.OrderStatus;
import dev.evenflow.order.query.OrderItemView;
import dev.evenflow.order.query.OrderPage;
import dev.evenflow.order.query.OrderView;
import dev.evenflow.order.saga.PlaceOrder;
import dev.evenflow.order.saga.SagaView;
import dev.evenflow.order.saga.StepView;
import dev.evenflow.order.show.OrderEventView;
import dev.evenflow.order.show.OrderLineView;
import dev.evenflow.order.show.OrderState;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Every type that becomes JSON and stands in no signature of a resource: a native image knows only what is listed. */
@RegisterForReflection(
        targets = {
            Order.class,
            OrderStatus.class,
            OrderLine.class,
            OrderEvent.Created.class,
            OrderEvent.PaymentDebited.class,
            OrderEvent.Approved.class,
            OrderEvent.Rejected.class,
            OrderEvent.Confirmed.class,
            OrderEvent.Cancelled.class,
            OrderEvent.Shipped.class,
            OrderEvent.Delivered.class,
            PlaceOrder.class,
            StockItem.class,
            OrderAccepted.class,
            OrderState.class,
            OrderLineView.class,
            OrderEventView.class,
            OrderPage.class,
            OrderView.class,
            OrderItemView.class,
            SagaView.class,
            StepView.class
        },
        classNames = "dev.evenflow.order.change.OrderReference")
final class SerializedTypes {

    private SerializedTypes() {}
}
