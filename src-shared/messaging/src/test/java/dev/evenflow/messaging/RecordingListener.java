package dev.evenflow.messaging;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.messaging.consume.Delivery;
import dev.evenflow.messaging.consume.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer as a service would write it, whose answer a test can choose. */
@ApplicationScoped
class RecordingListener {

    private final List<List<Envelope<?>>> batches = new CopyOnWriteArrayList<>();
    private volatile Function<EventBatch, Uni<Void>> answer = RecordingListener::accept;

    @Incoming("user-events")
    Uni<Void> on(EventBatch batch) {
        batches.add(
                batch.deliveries().stream().<Envelope<?>>map(Delivery::envelope).toList());
        return answer.apply(batch);
    }

    void answer(Function<EventBatch, Uni<Void>> chosen) {
        answer = chosen;
    }

    void reset() {
        answer = RecordingListener::accept;
        batches.clear();
    }

    List<List<Envelope<?>>> batches() {
        return List.copyOf(batches);
    }

    /** Versions seen of a user, in the order of their arrival, repetitions included. */
    List<Long> versionsOf(String aggregateId) {
        return batches.stream()
                .flatMap(List::stream)
                .filter(envelope -> envelope.aggregateId().equals(aggregateId))
                .map(Envelope::version)
                .toList();
    }

    static Uni<Void> accept(EventBatch batch) {
        return Uni.createFrom().voidItem();
    }
}
