package dev.evenflow.inventory.allocate;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.evenflow.contracts.command.CommitStock;
import dev.evenflow.inventory.domain.OrderStock;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.inventory.domain.Shelf;
import dev.evenflow.inventory.store.OrderReservationTable;
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
import org.jspecify.annotations.Nullable;

/** Lets go for good what is held for an order, unless some of it went back meanwhile. */
@Singleton
class CommitStockHandler {

    private static final String NOT_RESERVED = "not-reserved";
    private static final String EXPIRED = "reservation-expired";

    private final OutboxTransaction transaction;
    private final Participation participation;
    private final OrderStockTable orders;
    private final OrderReservationTable reservations;
    private final ProductTable products;
    private final AllocationWriter writer;
    private final Clock clock;

    CommitStockHandler(
            OutboxTransaction transaction,
            Participation participation,
            OrderStockTable orders,
            OrderReservationTable reservations,
            ProductTable products,
            AllocationWriter writer,
            Clock clock) {
        this.transaction = transaction;
        this.participation = participation;
        this.orders = orders;
        this.reservations = reservations;
        this.products = products;
        this.writer = writer;
        this.clock = clock;
    }

    /** All of them in one transaction. */
    Uni<Void> handle(List<Asked<CommitStock>> asked) {
        return asked.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.run(connection -> participation.answerAll(
                        InventoryCommandsListener.PARTICIPANT,
                        asked,
                        connection,
                        unknown -> commit(unknown, connection)));
    }

    private Uni<Map<UUID, Answer>> commit(List<Asked<CommitStock>> asked, SqlConnection connection) {
        return orders.find(Asked.orderIds(asked), connection).flatMap(found -> {
            var byHeld = Split.of(asked, one -> isHeld(found.get(one.orderId())));
            var others = byHeld.others().stream()
                    .collect(toMap(Asked::commandId, one -> unchanged(found.get(one.orderId()))));
            return sellIfAllIsHeld(byHeld.those(), found, connection).map(answers -> Answers.both(answers, others));
        });
    }

    private static boolean isHeld(@Nullable OrderStock before) {
        return before != null && before.state() == OrderStock.State.HELD;
    }

    private static Answer unchanged(@Nullable OrderStock before) {
        if (before == null) {
            return Answer.notYet(NOT_RESERVED);
        }
        return switch (before.state()) {
            case HELD, SOLD -> Answer.done();
            case REFUSED -> Answer.refused(before.reason());
            case RELEASED, CANCELLED -> Answer.compensated();
        };
    }

    private Uni<Map<UUID, Answer>> sellIfAllIsHeld(
            List<Asked<CommitStock>> asked, Map<UUID, OrderStock> before, SqlConnection connection) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return reservations.held(Asked.orderIds(asked), connection).flatMap(held -> {
            var byComplete = Split.of(
                    asked,
                    one -> held.getOrDefault(one.orderId(), List.of()).size()
                            == known(one, before).items());
            var expired = Answers.same(byComplete.others(), Answer.refused(EXPIRED));
            return sell(byComplete.those(), before, held, connection).map(answers -> Answers.both(answers, expired));
        });
    }

    private Uni<Map<UUID, Answer>> sell(
            List<Asked<CommitStock>> asked,
            Map<UUID, OrderStock> before,
            Map<UUID, List<Reservation>> held,
            SqlConnection connection) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var ids = asked.stream()
                .flatMap(one -> known(one, held).stream().map(Reservation::productId))
                .collect(toSet());
        var now = clock.instant();
        return products.lock(ids, connection).flatMap(locked -> {
            var allocation = new Allocation(new Shelf(locked, now), now);
            asked.forEach(one -> allocation.sell(one, known(one, before), known(one, held)));
            return writer.sold(allocation, connection).replaceWith(allocation.answers());
        });
    }

    private static <T> T known(Asked<?> asked, Map<UUID, T> byOrder) {
        return Objects.requireNonNull(byOrder.get(asked.orderId()));
    }
}
