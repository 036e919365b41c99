package dev.evenflow.inventory.reserve;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.inventory.InventoryProblems;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.inventory.store.ReservationTable;
import dev.evenflow.outbox.idempotency.IdempotencyStore;
import dev.evenflow.publish.OutboxTransaction;
import dev.evenflow.web.Correlation;
import dev.evenflow.web.idempotency.IdempotentJson;
import dev.evenflow.web.idempotency.IdempotentRequest;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Reserves and releases for whoever asks. */
@Singleton
class ReservationHandler {

    private final OutboxTransaction transaction;
    private final Reservations reservations;
    private final ReservationTable table;
    private final IdempotencyStore answers;
    private final IdempotentJson json;
    private final EventIds ids;

    ReservationHandler(
            OutboxTransaction transaction,
            Reservations reservations,
            ReservationTable table,
            IdempotencyStore answers,
            IdempotentJson json,
            EventIds ids) {
        this.transaction = transaction;
        this.reservations = reservations;
        this.table = table;
        this.answers = answers;
        this.json = json;
        this.ids = ids;
    }

    /** Fails with 409 when there is not enough and with 404 when there is no such product; then it has written nothing. */
    Uni<StoredAnswer> reserve(ReserveRequest request, Optional<IdempotentRequest> retryable, Correlation correlation) {
        var id = ids.next();
        return transaction.run(connection -> answers.once(
                retryable,
                connection,
                () -> reservations
                        .hold(id, request, correlation, connection)
                        .flatMap(held -> orFail(held, request, connection))
                        .map(held -> json.ok(ReservationView.of(held)))));
    }

    /**
     * For commands that come as messages: their sender learns from an event that they got nothing.
     *
     * @param id of the reservation, chosen by the sender; use each once
     */
    Uni<Boolean> reserveOrTell(UUID id, ReserveRequest request, Correlation correlation) {
        return transaction.run(connection -> reservations
                .hold(id, request, correlation, connection)
                .call(held ->
                        held.isPresent() ? Uni.createFrom().voidItem() : tell(id, request, correlation, connection))
                .map(Optional::isPresent));
    }

    /** Again and again with the same result; fails with 404 when there never was such a reservation. */
    Uni<Void> release(UUID id, Correlation correlation) {
        return transaction.run(connection -> reservations
                .release(id, correlation, connection)
                .flatMap(released -> released ? Uni.createFrom().voidItem() : failUnlessKnown(id, connection)));
    }

    private Uni<Void> failUnlessKnown(UUID id, SqlConnection connection) {
        return table.isKnown(id, connection)
                .flatMap(known -> known
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(InventoryProblems.unknownReservation()));
    }

    private Uni<Reservation> orFail(Optional<Reservation> held, ReserveRequest request, SqlConnection connection) {
        return held.map(reservation -> Uni.createFrom().item(reservation))
                .orElseGet(() -> reservations
                        .refusal(request.productId(), connection)
                        .flatMap(reason -> Uni.createFrom().failure(problem(reason))));
    }

    private Uni<Void> tell(UUID id, ReserveRequest request, Correlation correlation, SqlConnection connection) {
        return reservations
                .refusal(request.productId(), connection)
                .flatMap(reason -> reservations.refused(id, request, reason, correlation, connection));
    }

    private static HttpProblem problem(String reason) {
        return reason.equals(InventoryProblems.UNKNOWN_PRODUCT)
                ? InventoryProblems.unknownProduct()
                : InventoryProblems.INSUFFICIENT_STOCK.because("Nothing was reserved");
    }
}
