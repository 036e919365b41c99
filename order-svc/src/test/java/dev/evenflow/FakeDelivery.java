package dev.evenflow;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Event;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.WireType;
import dev.evenflow.messaging.consume.Delivery;
import dev.evenflow.messaging.consume.EventBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A delivery that remembers why it was rejected, and how it failed. */
public record FakeDelivery(Envelope<?> envelope, List<String> rejections, List<Throwable> failures)
        implements Delivery {

    public static FakeDelivery of(Event event, long version) {
        return new FakeDelivery(
                envelope(WireType.of(event).name(), version, event), new ArrayList<>(), new ArrayList<>());
    }

    /** An event of another publisher on this subject. */
    public static FakeDelivery foreign() {
        Event event = () -> "1";
        return new FakeDelivery(envelope("order_created", 1, event), new ArrayList<>(), new ArrayList<>());
    }

    public static EventBatch batch(FakeDelivery... deliveries) {
        return new EventBatch(Arrays.<Delivery>asList(deliveries));
    }

    @Override
    public void reject(String reason) {
        rejections.add(reason);
    }

    @Override
    public void retry(Throwable failure) {
        failures.add(failure);
    }

    @Override
    public void awaitPredecessor(long applied) {
        throw new UnsupportedOperationException("what keeps the newest version waits for nothing");
    }

    private static <E extends Event> Envelope<E> envelope(String type, long version, E event) {
        var id = UUID.randomUUID();
        return new Envelope<>(
                id, type, event.aggregateId(), version, Instant.EPOCH, Metadata.startedBy(id, null, 1), event);
    }
}
