package dev.evenflow.payment.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenflow.eventstore.RecordedEvent;
import dev.evenflow.payment.AccountType;
import dev.evenflow.payment.domain.AccountEvent;
import dev.evenflow.payment.domain.AccountEvent.Closed;
import dev.evenflow.payment.domain.AccountEvent.Created;
import dev.evenflow.payment.domain.AccountEvent.Deposited;
import dev.evenflow.payment.domain.AccountEvent.Withdrawn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail; what an event does not have is left out.
 *
 * @param version of the account after the event
 * @param type {@code account_created}, {@code account_deposited}, {@code account_withdrawn} or {@code account_closed}
 * @param balance of the account after the event
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountEventView(
        UUID id,
        long version,
        String type,
        Instant recordedAt,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String owner,
        @Nullable String currency,
        @Nullable BigDecimal amount,
        BigDecimal balance,
        @Nullable String reason) {

    static AccountEventView of(RecordedEvent<AccountEvent> event) {
        return switch (event.event()) {
            case Created e -> view(event, e.owner(), e.currency(), null, new BigDecimal("0.00"), null);
            case Deposited e ->
                view(event, null, null, e.amount().amount(), e.balance().amount(), unlessEmpty(e.reason()));
            case Withdrawn e ->
                view(event, null, null, e.amount().amount(), e.balance().amount(), e.reason());
            case Closed e -> view(event, null, null, null, e.balance().amount(), e.reason());
        };
    }

    private static @Nullable String unlessEmpty(String reason) {
        return reason.isEmpty() ? null : reason;
    }

    private static AccountEventView view(
            RecordedEvent<AccountEvent> event,
            @Nullable String owner,
            @Nullable String currency,
            @Nullable BigDecimal amount,
            BigDecimal balance,
            @Nullable String reason) {
        return new AccountEventView(
                event.id(),
                event.version(),
                AccountType.EVENTS.of(event.event()).name(),
                event.recordedAt(),
                event.cause().correlationId(),
                event.cause().causationId(),
                owner,
                currency,
                amount,
                balance,
                reason);
    }
}
