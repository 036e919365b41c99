package dev.evenflow.order.change;

import static dev.evenflow.order.OrderType.ORDER;

import dev.evenflow.eventstore.Aggregate;
import dev.evenflow.eventstore.Aggregates;
import dev.evenflow.eventstore.EventStore;
import dev.evenflow.eventstore.EventTransaction;
import dev.evenflow.eventstore.Outcome;
import dev.evenflow.order.OrderAccepted;
import dev.evenflow.order.OrderProblems;
import dev.evenflow.order.domain.Order;
import dev.evenflow.order.domain.OrderCommand;
import dev.evenflow.order.domain.OrderRejection;
import dev.evenflow.order.saga.PlaceOrderSaga;
import dev.evenflow.outbox.idempotency.IdempotencyStore;
import dev.evenflow.saga.SagaInput;
import dev.evenflow.saga.run.Sagas;
import dev.evenflow.web.idempotency.IdempotentJson;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Changes an order and tells its saga, in one transaction. The saga is locked first, as it is when it goes on by itself, so
 * that the two never wait for each other crosswise.
 */
@Singleton
class ChangeOrderHandler {

    private final EventTransaction transaction;
    private final EventStore store;
    private final Aggregates aggregates;
    private final Sagas sagas;
    private final IdempotencyStore answers;
    private final IdempotentJson json;

    ChangeOrderHandler(
            EventTransaction transaction,
            EventStore store,
            Aggregates aggregates,
            Sagas sagas,
            IdempotencyStore answers,
            IdempotentJson json) {
        this.transaction = transaction;
        this.store = store;
        this.aggregates = aggregates;
        this.sagas = sagas;
        this.answers = answers;
        this.json = json;
    }

    /** Fails with 404 or 409 when the order refuses, and then has changed nothing. */
    Uni<StoredAnswer> handle(OrderCall call) {
        return transaction.run(
                connection -> answers.once(call.retryable(), connection, () -> change(call, connection)));
    }

    private Uni<StoredAnswer> change(OrderCall call, SqlConnection connection) {
        return store.load(ORDER, call.orderId(), connection)
                .call(order -> sagas.lock(order.state().sagaId(), connection))
                .chain(() -> decide(call, connection))
                .call(order -> tellSaga(call, order, connection))
                .map(order -> json.accepted("/orders/" + order.id(), OrderAccepted.of(order)));
    }

    private Uni<Aggregate<Order>> decide(OrderCall call, SqlConnection connection) {
        return aggregates
                .execute(ORDER, call.orderId(), call.cause(), call::decide, connection)
                .map(ChangeOrderHandler::accepted);
    }

    private Uni<Void> tellSaga(OrderCall call, Aggregate<Order> order, SqlConnection connection) {
        return input(call.command())
                .map(input -> sagas.tell(order.state().sagaId(), input, causation(call), connection)
                        .invoke(taken -> requireTaken(taken, call.command()))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static String causation(OrderCall call) {
        var request = call.cause().causationId();
        return request == null ? call.orderId().toString() : request;
    }

    private static Optional<SagaInput> input(OrderCommand command) {
        return switch (command) {
            case OrderCommand.Approve approve -> Optional.of(new SagaInput.Settled(PlaceOrderSaga.APPROVAL));
            case OrderCommand.Reject reject -> Optional.of(new SagaInput.Revoked(reject.reason()));
            case OrderCommand.Cancel cancel -> Optional.of(new SagaInput.Revoked(cancel.reason()));
            default -> Optional.empty();
        };
    }

    /** An order whose saga is on its way back can be given up, but not approved any more. */
    private static void requireTaken(boolean taken, OrderCommand command) {
        if (!taken && command instanceof OrderCommand.Approve) {
            throw OrderProblems.of(OrderRejection.BEING_UNDONE);
        }
    }

    private static Aggregate<Order> accepted(Outcome<Order, OrderRejection> outcome) {
        return switch (outcome) {
            case Outcome.Done<Order, OrderRejection> done -> done.aggregate();
            case Outcome.Rejected<Order, OrderRejection> rejected -> throw OrderProblems.of(rejected.reason());
        };
    }
}
