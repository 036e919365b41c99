package dev.evenflow.shipping;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.contracts.command.ScheduleShipment;
import dev.evenflow.participant.Answer;
import dev.evenflow.participant.Answers;
import dev.evenflow.participant.Asked;
import dev.evenflow.participant.Participation;
import dev.evenflow.participant.Split;
import dev.evenflow.publish.OutboxTransaction;
import dev.evenflow.shipping.domain.Shipment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

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

    /** All of them in one transaction. */
    Uni<Void> schedule(List<Asked<ScheduleShipment>> asked) {
        return asked.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.run(connection -> participation.answerAll(
                        PARTICIPANT, asked, connection, unknown -> schedule(unknown, connection)));
    }

    /** All of them in one transaction. */
    Uni<Void> cancel(List<Asked<CancelShipment>> asked) {
        return asked.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.run(connection -> participation.answerAll(
                        PARTICIPANT, asked, connection, unknown -> cancel(unknown, connection)));
    }

    private Uni<Map<UUID, Answer>> schedule(List<Asked<ScheduleShipment>> asked, SqlConnection connection) {
        return shipments.find(Asked.orderIds(asked), connection).flatMap(found -> {
            var byKnown = Split.of(asked, one -> found.containsKey(one.orderId()));
            return first(byKnown.others(), connection)
                    .flatMap(answers -> Answers.each(
                                    byKnown.those(), one -> scheduleAgain(known(one, found), one, connection))
                            .map(others -> Answers.both(answers, others)));
        });
    }

    private Uni<Map<UUID, Answer>> first(List<Asked<ScheduleShipment>> asked, SqlConnection connection) {
        var scheduled = new LinkedHashMap<Asked<?>, Shipment>();
        asked.forEach(one -> scheduled.put(one, new Shipment.Scheduled(ids.next())));
        return records.first(scheduled, connection).replaceWith(Answers.same(asked, Answer.done()));
    }

    private Uni<Map<UUID, Answer>> cancel(List<Asked<CancelShipment>> asked, SqlConnection connection) {
        return shipments
                .find(Asked.orderIds(asked), connection)
                .flatMap(found -> Answers.each(
                        asked,
                        one -> Optional.ofNullable(found.get(one.orderId()))
                                .map(before -> cancel(before, one, connection))
                                .orElseGet(() -> records.first(Map.of(one, new Shipment.Withdrawn()), connection))
                                .replaceWith(Answer.done())));
    }

    private static Shipment known(Asked<?> asked, Map<UUID, Shipment> found) {
        return Objects.requireNonNull(found.get(asked.orderId()));
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
