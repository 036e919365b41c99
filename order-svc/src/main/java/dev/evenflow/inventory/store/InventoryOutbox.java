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
    private final ContractRows contracts;

    InventoryOutbox(OutboxWriter writer, ContractRows contracts) {
        this.writer = writer;
        this.contracts = contracts;
    }

    /** Call it in the transaction of the change, after it. */
    public Uni<Void> add(List<VersionedEvent> events, Correlation correlation, SqlConnection connection) {
        return add(events, Cause.request(correlation.id(), correlation.traceparent()), connection);
    }

    /** The same for a change that a message led to. */
    public Uni<Void> add(List<VersionedEvent> events, Cause cause, SqlConnection connection) {
        return write(rows(events, cause), connection);
    }

    /** What is to be written of the events. */
    public List<OutboxEvent> rows(List<VersionedEvent> events, Cause cause) {
        return events.stream().map(event -> row(event, cause)).toList();
    }

    /** The rows of many causes at once. */
    public Uni<Void> write(List<OutboxEvent> rows, SqlConnection connection) {
        return writer.add(rows, connection);
    }

    private OutboxEvent row(VersionedEvent told, Cause cause) {
        return contracts.row(Subjects.INVENTORY_EVENTS, told.event(), told.version(), told.at(), cause);
    }
}
