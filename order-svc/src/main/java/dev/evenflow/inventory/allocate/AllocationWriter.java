package dev.evenflow.inventory.allocate;

import dev.evenflow.eventstore.Pipelined;
import dev.evenflow.inventory.store.InventoryOutbox;
import dev.evenflow.inventory.store.OrderReservationTable;
import dev.evenflow.inventory.store.OrderStockTable;
import dev.evenflow.inventory.store.ProductTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Writes what was decided, and tells of it: a few statements for any number of orders. */
@Singleton
class AllocationWriter {

    private final OrderStockTable orders;
    private final OrderReservationTable reservations;
    private final ProductTable products;
    private final InventoryOutbox outbox;

    AllocationWriter(
            OrderStockTable orders, OrderReservationTable reservations, ProductTable products, InventoryOutbox outbox) {
        this.orders = orders;
        this.reservations = reservations;
        this.products = products;
        this.outbox = outbox;
    }

    /** What is known first of the orders. Call it with their products locked. */
    Uni<Void> first(Allocation made, SqlConnection connection) {
        return Pipelined.statements(
                orders.insert(made.orders(), made.now(), connection),
                reservations.hold(made.held(), connection),
                move(made, connection),
                tell(made, connection));
    }

    /** What was sold to the orders. Call it with their rows, reservations and products locked. */
    Uni<Void> sold(Allocation made, SqlConnection connection) {
        return Pipelined.statements(
                reservations.sell(made.orders().keySet(), made.now(), connection),
                orders.update(made.orders(), made.now(), connection),
                move(made, connection),
                tell(made, connection));
    }

    private Uni<Void> move(Allocation made, SqlConnection connection) {
        return products.move(made.products(), made.now(), connection);
    }

    private Uni<Void> tell(Allocation made, SqlConnection connection) {
        var rows = made.told().stream()
                .flatMap(told -> outbox.rows(told.events(), told.cause()).stream())
                .toList();
        return outbox.write(rows, connection);
    }
}
