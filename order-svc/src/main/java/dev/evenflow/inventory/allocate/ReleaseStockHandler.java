package dev.evenflow.inventory.allocate;

import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.inventory.domain.OrderStock;
import dev.evenflow.inventory.domain.Return;
import dev.evenflow.inventory.store.OrderReservationTable;
import dev.evenflow.inventory.store.OrderStockTable;
import dev.evenflow.participant.Answer;
import dev.evenflow.participant.Answers;
import dev.evenflow.participant.Asked;
import dev.evenflow.participant.Participation;
import dev.evenflow.publish.OutboxTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Gives back what is held for an order, or was sold to it; what is not held yet is not held any more. */
@Singleton
class ReleaseStockHandler {

    private final OutboxTransaction transaction;
    private final Participation participation;
    private final OrderStockTable orders;
    private final OrderReservationTable reservations;
    private final OrderStockEvents events;
    private final Clock clock;

    ReleaseStockHandler(
            OutboxTransaction transaction,
            Participation participation,
            OrderStockTable orders,
            OrderReservationTable reservations,
            OrderStockEvents events,
            Clock clock) {
        this.transaction = transaction;
        this.participation = participation;
        this.orders = orders;
        this.reservations = reservations;
        this.events = events;
        this.clock = clock;
    }

    /** All of them in one transaction. */
    Uni<Void> handle(List<Asked<ReleaseStock>> asked) {
        return asked.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.run(connection -> participation.answerAll(
                        InventoryCommandsListener.PARTICIPANT,
                        asked,
                        connection,
                        unknown -> release(unknown, connection)));
    }

    private Uni<Map<UUID, Answer>> release(List<Asked<ReleaseStock>> asked, SqlConnection connection) {
        return orders.find(Asked.orderIds(asked), connection)
                .flatMap(found -> Answers.each(
                        asked,
                        one -> Optional.ofNullable(found.get(one.orderId()))
                                .map(before -> release(before, one, connection))
                                .orElseGet(() -> orders.insert(
                                        Map.of(one.orderId(), OrderStock.CANCELLED), clock.instant(), connection))
                                .replaceWith(Answer.done())));
    }

    private Uni<Void> release(OrderStock before, Asked<?> asked, SqlConnection connection) {
        return switch (before.state()) {
            case HELD ->
                back(before, reservations.release(asked.orderId(), clock.instant(), connection), asked, connection);
            case SOLD ->
                back(before, reservations.takeBack(asked.orderId(), clock.instant(), connection), asked, connection);
            case REFUSED, RELEASED, CANCELLED -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> back(OrderStock before, Uni<List<Return>> returns, Asked<?> asked, SqlConnection connection) {
        return returns.chain(back -> events.released(back, asked.cause(), connection))
                .chain(() -> orders.update(Map.of(asked.orderId(), before.released()), clock.instant(), connection));
    }
}
