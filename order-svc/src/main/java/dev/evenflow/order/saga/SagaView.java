package dev.evenflow.order.saga;

import dev.evenflow.saga.store.SagaInstance;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saga as clients see it.
 *
 * @param reason why it is undone, once it is
 */
public record SagaView(
        UUID sagaId,
        UUID orderId,
        String status,
        @Nullable String reason,
        List<StepView> steps,
        Instant createdAt,
        Instant updatedAt) {

    static SagaView of(SagaInstance saga) {
        return new SagaView(
                saga.id(),
                saga.about(),
                saga.state().status().wireName(),
                saga.state().reason(),
                saga.state().steps().stream().map(StepView::of).toList(),
                saga.createdAt(),
                saga.updatedAt());
    }
}
