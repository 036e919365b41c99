package dev.evenflow.order.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.order.OrderAccepted;
import dev.evenflow.order.OrderProblems;
import dev.evenflow.order.domain.OrderStatus;
import dev.evenflow.saga.SagaStatus;
import dev.evenflow.saga.run.SagaWatch;
import dev.evenflow.saga.store.SagaInstance;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** What a client that waits is answered. */
@Singleton
class PlacedOrders {

    private static final int CREATED = 201;

    private final SagaWatch watch;
    private final ObjectMapper json;

    PlacedOrders(SagaWatch watch, ObjectMapper json) {
        this.watch = watch;
        this.json = json;
    }

    /** The answer itself when nobody waits or the saga takes longer. */
    Uni<StoredAnswer> after(Optional<Duration> wait, StoredAnswer accepted) {
        return wait.map(time -> watch.end(order(accepted).sagaId(), time)
                        .map(end -> end.map(saga -> ended(saga, accepted)).orElse(accepted)))
                .orElseGet(() -> Uni.createFrom().item(accepted));
    }

    private StoredAnswer ended(SagaInstance saga, StoredAnswer accepted) {
        if (saga.state().status() != SagaStatus.COMPLETED) {
            var reason = saga.state().reason();
            throw OrderProblems.ORDER_CANCELLED.because(
                    "Order " + saga.about() + ": " + (reason == null ? "unknown" : reason));
        }
        var body = encoded(order(accepted).is(OrderStatus.CONFIRMED));
        return new StoredAnswer(CREATED, accepted.location(), accepted.etag(), body);
    }

    private OrderAccepted order(StoredAnswer answer) {
        try {
            return json.readValue(answer.body(), OrderAccepted.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not an answer to an order", e);
        }
    }

    private String encoded(OrderAccepted order) {
        try {
            return json.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot encode an order", e);
        }
    }
}
