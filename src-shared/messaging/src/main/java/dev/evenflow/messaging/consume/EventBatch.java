package dev.evenflow.messaging.consume;

import java.util.List;

/**
 * Events handed over together, in stream order; those of one aggregate are never in two batches at the same time.
 *
 * <p>A consumer is an {@code @Incoming} method that takes a batch and returns {@code Uni<Void>}. When it completes, every
 * delivery that was not {@linkplain Delivery#reject rejected}, {@linkplain Delivery#retry failed} or {@linkplain
 * Delivery#awaitPredecessor waits} is acknowledged; when it fails, the whole batch is
 * delivered again after a back-off. What has failed too often is tried alone and then dead-lettered, see
 * {@code evenflow.messaging.redelivery}. The next batch comes only after this one.
 */
public record EventBatch(List<Delivery> deliveries) {

    public EventBatch {
        deliveries = List.copyOf(deliveries);
    }
}
