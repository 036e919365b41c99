package dev.evenflow.order.query;

import dev.evenflow.eventstore.EventTypes;
import dev.evenflow.eventstore.RecordedEvent;
import dev.evenflow.eventstore.projection.Copy;
import dev.evenflow.eventstore.projection.Projection;
import dev.evenflow.eventstore.projection.ProjectionTable;
import dev.evenflow.order.OrderType;
import dev.evenflow.order.domain.OrderEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Keeps {@code orders.order_view} and {@code orders.order_tally}: two statements for any number of events. Current names are
 * joined when it is read.
 *
 * <p>An order has a place in two lists, that of all orders and that of its user: 1, 2, 3 … in the order of the events, which
 * never changes, so a part of a list is a range of places and its length is the last place. How many orders of a status there are
 * in which part of a list stands in the tally, from which follow totals, and where a page of a status begins.
 */
@Singleton
public class OrderViewProjection implements Projection<OrderEvent> {

    static final ProjectionTable TALLY = new ProjectionTable("orders", "order_tally");
    static final ProjectionTable VIEW = new ProjectionTable("orders", "order_view");

    private final Blocks blocks;

    @Inject
    OrderViewProjection() {
        this(Blocks.DEFAULT);
    }

    OrderViewProjection(Blocks blocks) {
        this.blocks = blocks;
    }

    @Override
    public String name() {
        return "order-view";
    }

    @Override
    public List<ProjectionTable> tables() {
        return List.of(TALLY, VIEW);
    }

    @Override
    public EventTypes<OrderEvent> events() {
        return OrderType.EVENTS;
    }

    @Override
    public String ddl(Copy copy) {
        return OrderViewTables.ddl(copy);
    }

    /** A status that an order had between two batches leaves a row, and so may one that it had within a batch, or not. */
    @Override
    public String telling(ProjectionTable table) {
        return table.equals(TALLY) ? "orders <> 0" : "true";
    }

    @Override
    public Uni<Void> apply(List<RecordedEvent<OrderEvent>> events, Copy copy, SqlConnection connection) {
        var writes = new OrderViewWrites(copy, blocks, connection);
        var changes = OrderChange.fold(events);
        var placed = changes.stream().filter(OrderChange::isPlacement).toList();
        var changed = changes.stream().filter(change -> !change.isPlacement()).toList();
        return writes.place(placed).chain(() -> writes.change(changed));
    }
}
