package dev.evenflow.inventory.allocate;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.inventory.domain.OrderStock;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.inventory.domain.Shelf;
import dev.evenflow.inventory.store.OrderStockTable;
import dev.evenflow.inventory.store.ProductTable;
import dev.evenflow.participant.Answer;
import dev.evenflow.participant.Answers;
import dev.evenflow.participant.Asked;
import dev.evenflow.participant.Participation;
import dev.evenflow.participant.Split;
import dev.evenflow.publish.OutboxTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Holds all items of an order, or none. */
@Singleton
class ReserveStockHandler {

    private final OutboxTransaction transaction;
    private final Participation participation;
    private final OrderStockTable orders;
    private final ProductTable products;
    private final AllocationWriter writer;
    private final OrderStockEvents events;
    private final Wanted wanted;
    private final Clock clock;

    ReserveStockHandler(
            OutboxTransaction transaction,
            Participation participation,
            OrderStockTable orders,
            ProductTable products,
            AllocationWriter writer,
            OrderStockEvents events,
            Wanted wanted,
            Clock clock) {
        this.transaction = transaction;
        this.participation = participation;
        this.orders = orders;
        this.products = products;
        this.writer = writer;
        this.events = events;
        this.wanted = wanted;
        this.clock = clock;
    }

    /** All of them in one transaction; who was asked first is served first. */
    Uni<Void> handle(List<Asked<ReserveStock>> asked) {
        if (asked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var all = asked.stream().collect(toMap(Asked::commandId, one -> wanted.of(one.command(), clock.instant())));
        return transaction.run(connection -> participation.answerAll(
                InventoryCommandsListener.PARTICIPANT,
                asked,
                connection,
                unknown -> reserve(unknown, all, connection)));
    }

    private Uni<Map<UUID, Answer>> reserve(
            List<Asked<ReserveStock>> asked, Map<UUID, List<Reservation>> all, SqlConnection connection) {
        return orders.find(Asked.orderIds(asked), connection).flatMap(found -> {
            var byKnown = Split.of(asked, one -> found.containsKey(one.orderId()));
            return first(byKnown.others(), all, connection)
                    .flatMap(answers -> Answers.each(
                                    byKnown.those(),
                                    one -> again(
                                            Objects.requireNonNull(found.get(one.orderId())),
                                            one,
                                            of(one, all),
                                            connection))
                            .map(others -> Answers.both(answers, others)));
        });
    }

    private Uni<Map<UUID, Answer>> first(
            List<Asked<ReserveStock>> asked, Map<UUID, List<Reservation>> all, SqlConnection connection) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var ids = asked.stream()
                .flatMap(one -> of(one, all).stream().map(Reservation::productId))
                .collect(toSet());
        var now = clock.instant();
        return products.lock(ids, connection).flatMap(locked -> {
            var allocation = new Allocation(new Shelf(locked, now), now);
            asked.forEach(one -> allocation.reserve(one, of(one, all)));
            return writer.first(allocation, connection).replaceWith(allocation.answers());
        });
    }

    private Uni<Answer> again(OrderStock before, Asked<?> asked, List<Reservation> all, SqlConnection connection) {
        return switch (before.state()) {
            case HELD, SOLD -> Uni.createFrom().item(Answer.done());
            case REFUSED -> Uni.createFrom().item(Answer.refused(before.reason()));
            case RELEASED -> Uni.createFrom().item(Answer.compensated());
            case CANCELLED -> tooLate(asked, all, connection);
        };
    }

    private Uni<Answer> tooLate(Asked<?> asked, List<Reservation> all, SqlConnection connection) {
        var refused = Map.of(asked.orderId(), OrderStock.refused(Answer.COMPENSATED));
        return orders.update(refused, clock.instant(), connection)
                .chain(() -> events.tooLate(all, asked.cause(), connection))
                .replaceWith(Answer.compensated());
    }

    private static List<Reservation> of(Asked<?> asked, Map<UUID, List<Reservation>> all) {
        return Objects.requireNonNull(all.get(asked.commandId()));
    }
}
