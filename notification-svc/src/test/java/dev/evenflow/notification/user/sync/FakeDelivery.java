package dev.evenflow.notification.user.sync;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Event;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.WireType;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.messaging.consume.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A delivery that remembers why it was rejected. */
record FakeDelivery(Envelope<?> envelope, List<String> rejections) implements Delivery {

    static FakeDelivery of(UserEvent event, long version) {
        return new FakeDelivery(envelope(WireType.of(event).name(), version, event), new ArrayList<>());
    }

    /** An event of another publisher on this subject. */
    static FakeDelivery foreign() {
        Event event = () -> "1";
        return new FakeDelivery(envelope("order_created", 1, event), new ArrayList<>());
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
        throw new UnsupportedOperationException("a copy that keeps the newest version waits for nothing");
    }

    private static <E extends Event> Envelope<E> envelope(String type, long version, E event) {
        var id = UUID.randomUUID();
        return new Envelope<>(
                id, type, event.aggregateId(), version, Instant.EPOCH, Metadata.startedBy(id, null, 1), event);
    }
}
