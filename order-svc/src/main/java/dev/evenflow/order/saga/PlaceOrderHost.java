package dev.evenflow.order.saga;

import static dev.evenflow.order.OrderType.ORDER;

import dev.evenflow.eventstore.Aggregates;
import dev.evenflow.eventstore.Decision;
import dev.evenflow.eventstore.Execution;
import dev.evenflow.order.OrderConfig;
import dev.evenflow.order.domain.Order;
import dev.evenflow.order.domain.OrderCommand;
import dev.evenflow.order.domain.OrderDecider;
import dev.evenflow.order.domain.OrderEvent;
import dev.evenflow.order.domain.OrderRejection;
import dev.evenflow.saga.SagaType;
import dev.evenflow.saga.run.Decided;
import dev.evenflow.saga.run.SagaHost;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Tells the order what its saga has achieved. */
@Singleton
public class PlaceOrderHost implements SagaHost<PlaceOrder, OrderCommand> {

    private final SagaType<PlaceOrder, OrderCommand> type;
    private final Aggregates aggregates;

    PlaceOrderHost(Aggregates aggregates, OrderConfig config) {
        this.type = PlaceOrderSaga.type(config.approval().deadline());
        this.aggregates = aggregates;
    }

    @Override
    public SagaType<PlaceOrder, OrderCommand> type() {
        return type;
    }

    @Override
    public Uni<Void> carryOut(List<Decided<PlaceOrder, OrderCommand>> decided, SqlConnection connection) {
        var commands = decided.stream().map(PlaceOrderHost::execution).toList();
        return aggregates.executeAll(ORDER, commands, connection).replaceWithVoid();
    }

    private static Execution<Order, OrderEvent, OrderRejection> execution(Decided<PlaceOrder, OrderCommand> decided) {
        var orderId = decided.data().orderId();
        return new Execution<>(orderId, decided.cause(), order -> decide(decided.effects(), order));
    }

    /** What somebody else has done before, such as cancelling it, is not done again. */
    static Decision<OrderEvent, OrderRejection> decide(List<OrderCommand> commands, Order order) {
        var events = new ArrayList<OrderEvent>();
        var state = order;
        for (var command : commands) {
            if (OrderDecider.decide(command, state) instanceof Decision.Accepted<OrderEvent, OrderRejection> accepted) {
                events.addAll(accepted.events());
                state = accepted.events().stream().reduce(state, Order::evolve, (first, second) -> second);
            }
        }
        return new Decision.Accepted<>(events);
    }
}
