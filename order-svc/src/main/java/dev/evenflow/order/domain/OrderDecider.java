package dev.evenflow.order.domain;

import static dev.evenflow.order.domain.OrderStatus.APPROVED;
import static dev.evenflow.order.domain.OrderStatus.CONFIRMED;
import static dev.evenflow.order.domain.OrderStatus.NONE;
import static dev.evenflow.order.domain.OrderStatus.PENDING;
import static dev.evenflow.order.domain.OrderStatus.SHIPPED;

import dev.evenflow.eventstore.Decision;
import dev.evenflow.order.domain.OrderCommand.Approve;
import dev.evenflow.order.domain.OrderCommand.Cancel;
import dev.evenflow.order.domain.OrderCommand.Confirm;
import dev.evenflow.order.domain.OrderCommand.Deliver;
import dev.evenflow.order.domain.OrderCommand.Place;
import dev.evenflow.order.domain.OrderCommand.RecordPayment;
import dev.evenflow.order.domain.OrderCommand.Reject;
import dev.evenflow.order.domain.OrderCommand.Ship;
import java.util.EnumSet;
import java.util.Set;

/** Decides what a command does to an order: pending, approved, confirmed, shipped, delivered, with two ways out. */
public final class OrderDecider {

    private static final Set<OrderStatus> CANCELLABLE = EnumSet.of(PENDING, APPROVED, CONFIRMED);

    private OrderDecider() {}

    public static Decision<OrderEvent, OrderRejection> decide(OrderCommand command, Order order) {
        if (command instanceof Place place) {
            return place(place, order);
        }
        return order.status() == NONE ? Decision.reject(OrderRejection.UNKNOWN) : change(command, order);
    }

    private static Decision<OrderEvent, OrderRejection> place(Place place, Order order) {
        return order.status() == NONE
                ? Decision.accept(new OrderEvent.Created(
                        place.sagaId(), place.userId(), place.lines(), OrderLine.total(place.lines())))
                : Decision.reject(OrderRejection.EXISTS);
    }

    private static Decision<OrderEvent, OrderRejection> change(OrderCommand command, Order order) {
        var user = order.userId();
        return switch (command) {
            case Place place -> place(place, order);
            case RecordPayment record -> recordPayment(order);
            case Approve approve -> from(order, EnumSet.of(PENDING), new OrderEvent.Approved(user));
            case Reject reject -> from(order, EnumSet.of(PENDING), new OrderEvent.Rejected(user, reject.reason()));
            case Confirm confirm -> from(order, EnumSet.of(APPROVED), new OrderEvent.Confirmed(user, order.total()));
            case Cancel cancel -> from(order, CANCELLABLE, new OrderEvent.Cancelled(user, cancel.reason()));
            case Ship ship -> from(order, EnumSet.of(CONFIRMED), new OrderEvent.Shipped(user));
            case Deliver deliver -> from(order, EnumSet.of(SHIPPED), new OrderEvent.Delivered(user));
        };
    }

    /** An order may be approved before its payment is known. */
    private static Decision<OrderEvent, OrderRejection> recordPayment(Order order) {
        return order.paid()
                ? Decision.reject(OrderRejection.INVALID_TRANSITION)
                : from(
                        order,
                        EnumSet.of(PENDING, APPROVED),
                        new OrderEvent.PaymentDebited(order.userId(), order.total()));
    }

    private static Decision<OrderEvent, OrderRejection> from(Order order, Set<OrderStatus> allowed, OrderEvent event) {
        return allowed.contains(order.status())
                ? Decision.accept(event)
                : Decision.reject(OrderRejection.INVALID_TRANSITION);
    }
}
