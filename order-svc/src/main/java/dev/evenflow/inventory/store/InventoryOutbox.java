package dev.evenflow.inventory.store;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.eventstore.Cause;
import dev.evenflow.outbox.OutboxEvent;
import dev.evenflow.publish.ContractRows;
import dev.evenflow.publish.OutboxWriter;
import dev.evenflow.web.Correlation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Events of the inventory on their way to {@code inventory.events}. */
@Singleton
public class InventoryOutbox {

    private final OutboxWriter writer;
    private final ContractRows rows;

    InventoryOutbox(OutboxWriter writer, ContractRows rows) {
        this.writer = writer;
        this.rows = rows;
    }

    /** Call it in the transaction of the change, after it. */
    public Uni<Void> add(List<VersionedEvent> events, Correlation correlation, SqlConnection connection) {
        return add(events, Cause.request(correlation.id(), correlation.traceparent()), connection);
    }

    /** The same for a change that a message led to. */
    public Uni<Void> add(List<VersionedEvent> events, Cause cause, SqlConnection connection) {
        return writer.add(events.stream().map(event -> row(event, cause)).toList(), connection);
    }

    private OutboxEvent row(VersionedEvent told, Cause cause) {
        return rows.row(Subjects.INVENTORY_EVENTS, told.event(), told.version(), told.at(), cause);
    }
}
