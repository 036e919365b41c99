package dev.evenflow.shipping;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.participant.Answer;
import dev.evenflow.participant.Asked;
import dev.evenflow.participant.Participation;
import dev.evenflow.publish.OutboxTransaction;
import dev.evenflow.shipping.domain.Shipment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Schedules the shipment of an order, and cancels it; what was not scheduled yet is not scheduled any more. */
@Singleton
class ShipmentHandler {

    private static final String PARTICIPANT = "shipping";

    private final OutboxTransaction transaction;
    private final Participation participation;
    private final Shipments shipments;
    private final ShipmentRecords records;
    private final EventIds ids;

    ShipmentHandler(
            OutboxTransaction transaction,
            Participation participation,
            Shipments shipments,
            ShipmentRecords records,
            EventIds ids) {
        this.transaction = transaction;
        this.participation = participation;
        this.shipments = shipments;
        this.records = records;
        this.ids = ids;
    }

    Uni<Void> schedule(Asked<?> asked) {
        return transaction.run(connection -> participation.answer(
                PARTICIPANT,
                asked,
                connection,
                () -> shipments
                        .find(asked.orderId(), connection)
                        .flatMap(found -> found.map(before -> scheduleAgain(before, asked, connection))
                                .orElseGet(() -> scheduleFirst(asked, connection)))));
    }

    Uni<Void> cancel(Asked<?> asked) {
        return transaction.run(connection -> participation.answer(
                PARTICIPANT,
                asked,
                connection,
                () -> shipments
                        .find(asked.orderId(), connection)
                        .flatMap(found -> found.map(before -> cancel(before, asked, connection))
                                .orElseGet(() -> records.first(asked, new Shipment.Withdrawn(), connection)))
                        .replaceWith(Answer.done())));
    }

    private Uni<Answer> scheduleFirst(Asked<?> asked, SqlConnection connection) {
        return records.first(asked, new Shipment.Scheduled(ids.next()), connection)
                .replaceWith(Answer.done());
    }

    private Uni<Answer> scheduleAgain(Shipment before, Asked<?> asked, SqlConnection connection) {
        return switch (before) {
            case Shipment.Scheduled scheduled -> Uni.createFrom().item(Answer.done());
            case Shipment.Cancelled cancelled -> Uni.createFrom().item(Answer.compensated());
            case Shipment.Failed failed -> Uni.createFrom().item(Answer.refused(failed.reason()));
            case Shipment.Withdrawn withdrawn ->
                records.next(asked, new Shipment.Failed(Answer.COMPENSATED), connection)
                        .replaceWith(Answer.compensated());
        };
    }

    private Uni<Void> cancel(Shipment before, Asked<?> asked, SqlConnection connection) {
        return switch (before) {
            case Shipment.Scheduled scheduled -> records.next(asked, scheduled.cancelled(), connection);
            case Shipment.Cancelled cancelled -> Uni.createFrom().voidItem();
            case Shipment.Failed failed -> Uni.createFrom().voidItem();
            case Shipment.Withdrawn withdrawn -> Uni.createFrom().voidItem();
        };
    }
}
