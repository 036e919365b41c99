package dev.evenflow.inventory.store;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.WireType;
import dev.evenflow.outbox.OutboxEvent;
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
    private final EventCodec codec;
    private final EventIds ids;

    InventoryOutbox(OutboxWriter writer, EventCodec codec, EventIds ids) {
        this.writer = writer;
        this.codec = codec;
        this.ids = ids;
    }

    /** Call it in the transaction of the change, after it. */
    public Uni<Void> add(List<VersionedEvent> events, Correlation correlation, SqlConnection connection) {
        var rows = events.stream().map(event -> row(event, correlation)).toList();
        return writer.add(rows, connection);
    }

    private OutboxEvent row(VersionedEvent told, Correlation correlation) {
        var type = WireType.of(told.event());
        var metadata = new Metadata(
                correlation.id(), correlation.id(), correlation.traceparent().orElse(null), type.schema());
        var envelope = new Envelope<>(
                ids.next(), type.name(), told.event().aggregateId(), told.version(), told.at(), metadata, told.event());
        return OutboxEvent.of(envelope, Subjects.INVENTORY_EVENTS, codec);
    }
}
