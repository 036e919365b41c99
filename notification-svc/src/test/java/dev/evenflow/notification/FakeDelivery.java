package dev.evenflow.notification;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Event;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.WireType;
import dev.evenflow.messaging.consume.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A delivery that remembers why it was rejected. */
public record FakeDelivery(Envelope<?> envelope, List<String> rejections) implements Delivery {

    public static FakeDelivery of(Event event, long version) {
        return new FakeDelivery(envelope(WireType.of(event).name(), version, Instant.EPOCH, event), new ArrayList<>());
    }

    /** The first event of its aggregate, at a time. */
    public static FakeDelivery at(Instant time, Event event) {
        return new FakeDelivery(envelope(WireType.of(event).name(), 1, time, event), new ArrayList<>());
    }

    /** An event of another publisher on this subject. */
    public static FakeDelivery foreign() {
        Event event = () -> "1";
        return new FakeDelivery(envelope("order_created", 1, Instant.EPOCH, event), new ArrayList<>());
    }

    @Override
    public void reject(String reason) {
        rejections.add(reason);
    }

    @Override
    public void retry(Throwable failure) {
        throw new UnsupportedOperationException("a batch succeeds or fails as a whole");
    }

    @Override
    public void awaitPredecessor(long applied) {
        throw new UnsupportedOperationException("what is applied in any order waits for nothing");
    }

    private static <E extends Event> Envelope<E> envelope(String type, long version, Instant time, E event) {
        var id = UUID.randomUUID();
        return new Envelope<>(id, type, event.aggregateId(), version, time, Metadata.startedBy(id, null, 1), event);
    }
}
