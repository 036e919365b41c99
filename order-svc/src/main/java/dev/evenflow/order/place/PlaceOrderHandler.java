package dev.evenflow.order.place;

import static dev.evenflow.order.OrderType.ORDER;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.command.StockItem;
import dev.evenflow.eventstore.Aggregate;
import dev.evenflow.eventstore.Aggregates;
import dev.evenflow.eventstore.Cause;
import dev.evenflow.eventstore.EventTransaction;
import dev.evenflow.eventstore.Outcome;
import dev.evenflow.money.domain.Money;
import dev.evenflow.order.OrderAccepted;
import dev.evenflow.order.OrderConfig;
import dev.evenflow.order.OrderProblems;
import dev.evenflow.order.domain.Order;
import dev.evenflow.order.domain.OrderCommand.Place;
import dev.evenflow.order.domain.OrderDecider;
import dev.evenflow.order.domain.OrderLine;
import dev.evenflow.order.domain.OrderRejection;
import dev.evenflow.order.saga.PlaceOrder;
import dev.evenflow.order.saga.PlaceOrderHost;
import dev.evenflow.outbox.idempotency.IdempotencyStore;
import dev.evenflow.saga.run.Sagas;
import dev.evenflow.web.idempotency.IdempotentJson;
import dev.evenflow.web.idempotency.IdempotentRequest;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Places an order: its first event, its saga and the saga's first command, all of it or nothing. */
@Singleton
class PlaceOrderHandler {

    private final EventTransaction transaction;
    private final OrderPricing pricing;
    private final Aggregates aggregates;
    private final Sagas sagas;
    private final PlaceOrderHost host;
    private final IdempotencyStore answers;
    private final IdempotentJson json;
    private final EventIds ids;
    private final Money approvalLimit;

    PlaceOrderHandler(
            EventTransaction transaction,
            OrderPricing pricing,
            Aggregates aggregates,
            Sagas sagas,
            PlaceOrderHost host,
            IdempotencyStore answers,
            IdempotentJson json,
            EventIds ids,
            OrderConfig config) {
        this.transaction = transaction;
        this.pricing = pricing;
        this.aggregates = aggregates;
        this.sagas = sagas;
        this.host = host;
        this.answers = answers;
        this.json = json;
        this.ids = ids;
        this.approvalLimit = new Money(config.approval().limit());
    }

    /** Fails with 422 for what is not known here, and then has written nothing. */
    Uni<StoredAnswer> place(PlaceOrderRequest request, Optional<IdempotentRequest> retryable, Cause cause) {
        return transaction.run(connection -> answers.once(
                retryable,
                connection,
                () -> pricing.lines(request, connection)
                        .flatMap(lines -> place(request.userId(), lines, cause, connection))
                        .map(this::answer)));
    }

    private Uni<Aggregate<Order>> place(long userId, List<OrderLine> lines, Cause cause, SqlConnection connection) {
        var command = new Place(ids.next(), userId, lines);
        return aggregates
                .begin(ORDER, ids.next(), cause, order -> OrderDecider.decide(command, order), connection)
                .map(PlaceOrderHandler::accepted)
                .call(order -> sagas.start(host.type(), command.sagaId(), order.id(), data(order), cause, connection));
    }

    private PlaceOrder data(Aggregate<Order> placed) {
        var order = placed.state();
        var items = order.lines().stream()
                .map(line -> new StockItem(line.productId(), line.quantity()))
                .toList();
        return new PlaceOrder(
                order.sagaId(),
                placed.id(),
                order.userId(),
                items,
                order.total().amount(),
                order.total().isLessThan(approvalLimit));
    }

    private StoredAnswer answer(Aggregate<Order> order) {
        return json.accepted(PlaceOrderResource.ORDERS + "/" + order.id(), OrderAccepted.of(order));
    }

    private static Aggregate<Order> accepted(Outcome<Order, OrderRejection> outcome) {
        return switch (outcome) {
            case Outcome.Done<Order, OrderRejection> done -> done.aggregate();
            case Outcome.Rejected<Order, OrderRejection> rejected -> throw OrderProblems.of(rejected.reason());
        };
    }
}
