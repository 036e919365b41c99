package dev.evenflow.payment.process;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.payment.OrderPaymentEvent;
import dev.evenflow.contracts.payment.PaymentFailed;
import dev.evenflow.contracts.payment.PaymentProcessed;
import dev.evenflow.contracts.payment.PaymentRefunded;
import dev.evenflow.eventstore.Pipelined;
import dev.evenflow.outbox.OutboxEvent;
import dev.evenflow.participant.Asked;
import dev.evenflow.payment.domain.Payment;
import dev.evenflow.publish.ContractRows;
import dev.evenflow.publish.OutboxWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes what became of a payment, and tells of it. */
@Singleton
class PaymentRecords {

    private final Payments payments;
    private final ContractRows rows;
    private final OutboxWriter outbox;
    private final Clock clock;

    PaymentRecords(Payments payments, ContractRows rows, OutboxWriter outbox, Clock clock) {
        this.payments = payments;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is known first of payments, by what led to it. */
    Uni<Void> first(Map<? extends Asked<?>, ? extends Payment> made, SqlConnection connection) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        var byOrder = new LinkedHashMap<UUID, Payment>();
        made.forEach((asked, payment) -> byOrder.put(asked.orderId(), payment));
        var told = made.entrySet().stream()
                .flatMap(one -> told(one.getKey(), one.getValue(), now).stream())
                .toList();
        return Pipelined.statements(payments.insert(byOrder, now, connection), outbox.add(told, connection));
    }

    /** What becomes of a payment whose row is locked. */
    Uni<Void> next(Asked<?> asked, Payment payment, SqlConnection connection) {
        var now = clock.instant();
        return payments.update(asked.orderId(), payment, now, connection)
                .chain(() -> outbox.add(told(asked, payment, now).stream().toList(), connection));
    }

    private Optional<OutboxEvent> told(Asked<?> asked, Payment payment, Instant now) {
        return contract(asked.orderId(), payment)
                .map(contract -> rows.row(Subjects.PAYMENT_EVENTS, contract, payment.version(), now, asked.cause()));
    }

    private static Optional<OrderPaymentEvent> contract(UUID orderId, Payment payment) {
        return switch (payment) {
            case Payment.Processed p ->
                Optional.of(
                        new PaymentProcessed(orderId, p.accountId(), p.amount().amount()));
            case Payment.Failed p ->
                Optional.of(new PaymentFailed(orderId, p.amount().amount(), p.reason()));
            case Payment.Refunded p ->
                Optional.of(
                        new PaymentRefunded(orderId, p.accountId(), p.amount().amount()));
            case Payment.Cancelled p -> Optional.empty();
        };
    }
}
