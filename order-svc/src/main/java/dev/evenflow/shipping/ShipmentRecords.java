package dev.evenflow.shipping;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.shipping.ShipmentCancelled;
import dev.evenflow.contracts.shipping.ShipmentFailed;
import dev.evenflow.contracts.shipping.ShipmentScheduled;
import dev.evenflow.contracts.shipping.ShippingEvent;
import dev.evenflow.eventstore.Pipelined;
import dev.evenflow.outbox.OutboxEvent;
import dev.evenflow.participant.Asked;
import dev.evenflow.publish.ContractRows;
import dev.evenflow.publish.OutboxWriter;
import dev.evenflow.shipping.domain.Shipment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes what became of a shipment, and tells of it. */
@Singleton
class ShipmentRecords {

    private final Shipments shipments;
    private final ContractRows rows;
    private final OutboxWriter outbox;
    private final Clock clock;

    ShipmentRecords(Shipments shipments, ContractRows rows, OutboxWriter outbox, Clock clock) {
        this.shipments = shipments;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is known first of shipments, by what led to it. */
    Uni<Void> first(Map<? extends Asked<?>, ? extends Shipment> made, SqlConnection connection) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        var byOrder = new LinkedHashMap<UUID, Shipment>();
        made.forEach((asked, shipment) -> byOrder.put(asked.orderId(), shipment));
        var told = made.entrySet().stream()
                .flatMap(one -> told(one.getKey(), one.getValue(), now).stream())
                .toList();
        return Pipelined.statements(shipments.insert(byOrder, now, connection), outbox.add(told, connection));
    }

    /** What becomes of a shipment whose row is locked. */
    Uni<Void> next(Asked<?> asked, Shipment shipment, SqlConnection connection) {
        var now = clock.instant();
        return shipments
                .update(asked.orderId(), shipment, now, connection)
                .chain(() -> outbox.add(told(asked, shipment, now).stream().toList(), connection));
    }

    private Optional<OutboxEvent> told(Asked<?> asked, Shipment shipment, Instant now) {
        return contract(asked.orderId(), shipment)
                .map(contract -> rows.row(Subjects.SHIPPING_EVENTS, contract, shipment.version(), now, asked.cause()));
    }

    private static Optional<ShippingEvent> contract(UUID orderId, Shipment shipment) {
        return switch (shipment) {
            case Shipment.Scheduled s -> Optional.of(new ShipmentScheduled(s.id(), orderId));
            case Shipment.Cancelled s -> Optional.of(new ShipmentCancelled(s.id(), orderId));
            case Shipment.Failed s -> Optional.of(new ShipmentFailed(orderId, s.reason()));
            case Shipment.Withdrawn s -> Optional.empty();
        };
    }
}
