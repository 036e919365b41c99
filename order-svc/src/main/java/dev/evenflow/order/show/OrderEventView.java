package dev.evenflow.order.show;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenflow.eventstore.RecordedEvent;
import dev.evenflow.order.OrderType;
import dev.evenflow.order.domain.OrderEvent;
import dev.evenflow.order.domain.OrderEvent.Cancelled;
import dev.evenflow.order.domain.OrderEvent.Confirmed;
import dev.evenflow.order.domain.OrderEvent.Created;
import dev.evenflow.order.domain.OrderEvent.PaymentDebited;
import dev.evenflow.order.domain.OrderEvent.Rejected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an order; what an event does not have is left out.
 *
 * @param type as it is published, such as {@code order_created}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderEventView(
        UUID id,
        long version,
        String type,
        Instant recordedAt,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable BigDecimal amount,
        @Nullable String reason) {

    static OrderEventView of(RecordedEvent<OrderEvent> event) {
        return new OrderEventView(
                event.id(),
                event.version(),
                OrderType.EVENTS.of(event.event()).name(),
                event.recordedAt(),
                event.cause().correlationId(),
                event.cause().causationId(),
                amount(event.event()),
                reason(event.event()));
    }

    private static @Nullable BigDecimal amount(OrderEvent event) {
        return switch (event) {
            case Created created -> created.total().amount();
            case PaymentDebited debited -> debited.amount().amount();
            case Confirmed confirmed -> confirmed.total().amount();
            default -> null;
        };
    }

    private static @Nullable String reason(OrderEvent event) {
        return switch (event) {
            case Rejected rejected -> rejected.reason();
            case Cancelled cancelled -> cancelled.reason();
            default -> null;
        };
    }
}
