package dev.evenflow.notification.message.sync;

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
record OrderDelivery(Envelope<?> envelope, List<String> rejections) implements Delivery {

    static OrderDelivery of(Event event, Instant at) {
        var id = UUID.randomUUID();
        var envelope = new Envelope<>(
                id, WireType.of(event).name(), event.aggregateId(), 1, at, Metadata.startedBy(id, null, 1), event);
        return new OrderDelivery(envelope, new ArrayList<>());
    }

    @Override
    public void reject(String reason) {
        rejections.add(reason);
    }

    @Override
    public void retry(Throwable failure) {
        throw new UnsupportedOperationException("messages are written together");
    }

    @Override
    public void awaitPredecessor(long applied) {
        throw new UnsupportedOperationException("messages wait for nothing");
    }
}
