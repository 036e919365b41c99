package dev.evenflow.participant;

import static dev.evenflow.FakeDelivery.batch;

import dev.evenflow.FakeDelivery;
import dev.evenflow.messaging.consume.EventBatch;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Hands commands to the listener of a participant. */
public record Handling(Function<EventBatch, Uni<Void>> listener) {

    public void handle(FakeDelivery... deliveries) {
        listener.apply(batch(deliveries)).await().indefinitely();
    }

    /** Each batch as another instance would. */
    public void handleAtOnce(List<List<FakeDelivery>> batches) {
        CompletableFuture.allOf(batches.stream()
                        .map(deliveries -> listener.apply(batch(deliveries.toArray(FakeDelivery[]::new)))
                                .subscribeAsCompletionStage())
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
