package dev.evenflow.inventory.allocate;

import dev.evenflow.contracts.command.CommitStock;
import dev.evenflow.inventory.domain.OrderStock;
import dev.evenflow.inventory.store.OrderReservationTable;
import dev.evenflow.inventory.store.OrderStockTable;
import dev.evenflow.participant.Answer;
import dev.evenflow.participant.Asked;
import dev.evenflow.participant.Participation;
import dev.evenflow.publish.OutboxTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Lets go for good what is held for an order, unless some of it went back meanwhile. */
@Singleton
class CommitStockHandler {

    private static final String NOT_RESERVED = "not-reserved";
    private static final String EXPIRED = "reservation-expired";

    private final OutboxTransaction transaction;
    private final Participation participation;
    private final OrderStockTable orders;
    private final OrderReservationTable reservations;
    private final OrderStockEvents events;
    private final Clock clock;

    CommitStockHandler(
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

    Uni<Void> handle(Asked<CommitStock> asked) {
        return transaction.run(connection -> participation.answer(
                InventoryCommandsListener.PARTICIPANT, asked, connection, () -> commit(asked, connection)));
    }

    private Uni<Answer> commit(Asked<?> asked, SqlConnection connection) {
        return orders.find(asked.orderId(), connection)
                .flatMap(found -> found.map(before -> commit(before, asked, connection))
                        .orElseGet(() -> Uni.createFrom().item(Answer.notYet(NOT_RESERVED))));
    }

    private Uni<Answer> commit(OrderStock before, Asked<?> asked, SqlConnection connection) {
        return switch (before.state()) {
            case HELD -> sellIfAllIsHeld(before, asked, connection);
            case SOLD -> Uni.createFrom().item(Answer.done());
            case REFUSED -> Uni.createFrom().item(Answer.refused(before.reason()));
            case RELEASED, CANCELLED -> Uni.createFrom().item(Answer.compensated());
        };
    }

    private Uni<Answer> sellIfAllIsHeld(OrderStock before, Asked<?> asked, SqlConnection connection) {
        return reservations
                .countHeld(asked.orderId(), connection)
                .flatMap(held -> held == before.items()
                        ? sell(before, asked, connection)
                        : Uni.createFrom().item(Answer.refused(EXPIRED)));
    }

    private Uni<Answer> sell(OrderStock before, Asked<?> asked, SqlConnection connection) {
        var now = clock.instant();
        return reservations
                .sell(asked.orderId(), now, connection)
                .chain(products -> events.sold(products, asked.cause(), connection))
                .chain(() -> orders.update(asked.orderId(), before.sold(), now, connection))
                .replaceWith(Answer.done());
    }
}
