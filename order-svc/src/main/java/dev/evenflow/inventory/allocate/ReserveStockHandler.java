package dev.evenflow.inventory.allocate;

import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.inventory.domain.OrderStock;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.inventory.domain.Shortage;
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
import java.util.List;

/** Holds all items of an order, or none. */
@Singleton
class ReserveStockHandler {

    private final OutboxTransaction transaction;
    private final Participation participation;
    private final OrderStockTable orders;
    private final OrderReservationTable reservations;
    private final OrderStockEvents events;
    private final Wanted wanted;
    private final Clock clock;

    ReserveStockHandler(
            OutboxTransaction transaction,
            Participation participation,
            OrderStockTable orders,
            OrderReservationTable reservations,
            OrderStockEvents events,
            Wanted wanted,
            Clock clock) {
        this.transaction = transaction;
        this.participation = participation;
        this.orders = orders;
        this.reservations = reservations;
        this.events = events;
        this.wanted = wanted;
        this.clock = clock;
    }

    Uni<Void> handle(Asked<ReserveStock> asked) {
        var all = wanted.of(asked.command(), clock.instant());
        return transaction.run(connection -> participation.answer(
                InventoryCommandsListener.PARTICIPANT, asked, connection, () -> reserve(asked, all, connection)));
    }

    private Uni<Answer> reserve(Asked<?> asked, List<Reservation> all, SqlConnection connection) {
        return orders.find(asked.orderId(), connection)
                .flatMap(found -> found.map(before -> again(before, asked, all, connection))
                        .orElseGet(() -> first(asked, all, connection)));
    }

    private Uni<Answer> again(OrderStock before, Asked<?> asked, List<Reservation> all, SqlConnection connection) {
        return switch (before.state()) {
            case HELD, SOLD -> Uni.createFrom().item(Answer.done());
            case REFUSED -> Uni.createFrom().item(Answer.refused(before.reason()));
            case RELEASED -> Uni.createFrom().item(Answer.compensated());
            case CANCELLED -> tooLate(asked, all, connection);
        };
    }

    private Uni<Answer> first(Asked<?> asked, List<Reservation> all, SqlConnection connection) {
        return reservations
                .lockStock(all, connection)
                .map(stock -> Shortage.of(all, stock))
                .flatMap(shortages -> Shortage.first(shortages)
                        .map(reason -> refuse(asked, shortages, reason.slug(), connection))
                        .orElseGet(() -> hold(asked, all, connection)));
    }

    private Uni<Answer> hold(Asked<?> asked, List<Reservation> all, SqlConnection connection) {
        var now = clock.instant();
        return orders.insert(asked.orderId(), OrderStock.held(all.size()), now, connection)
                .chain(() -> reservations.hold(asked.orderId(), all, now, connection))
                .chain(products -> events.held(products, all, asked.cause(), connection))
                .replaceWith(Answer.done());
    }

    private Uni<Answer> refuse(Asked<?> asked, List<Shortage> shortages, String reason, SqlConnection connection) {
        var now = clock.instant();
        return orders.insert(asked.orderId(), OrderStock.refused(reason), now, connection)
                .chain(() -> events.refused(shortages, asked.cause(), connection))
                .replaceWith(Answer.refused(reason));
    }

    private Uni<Answer> tooLate(Asked<?> asked, List<Reservation> all, SqlConnection connection) {
        return orders.update(asked.orderId(), OrderStock.refused(Answer.COMPENSATED), clock.instant(), connection)
                .chain(() -> events.tooLate(all, asked.cause(), connection))
                .replaceWith(Answer.compensated());
    }
}
