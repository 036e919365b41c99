package dev.evenflow.messaging.consume;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Deliveries not handled yet: what arrived, a bounded number, and before that what has to be a batch by itself. */
final class Waiting {

    private static final long OFFER_MILLIS = 100;

    private final int maxSize;
    private final BlockingQueue<Arrival> arrived;
    private final Queue<Arrival> alone = new ConcurrentLinkedQueue<>();

    /** Room for two batches of the most a batch may hold. */
    Waiting(int maxSize) {
        this.maxSize = maxSize;
        this.arrived = new ArrayBlockingQueue<>(maxSize * 2);
    }

    /** Waits a moment while it is full; whether the delivery was taken. */
    boolean offer(Arrival delivery) throws InterruptedException {
        return arrived.offer(delivery, OFFER_MILLIS, TimeUnit.MILLISECONDS);
    }

    void addAlone(Arrival delivery) {
        alone.add(delivery);
    }

    /** Empty when nothing waits. */
    List<Arrival> takeBatch() {
        var single = alone.poll();
        if (single != null) {
            return List.of(single);
        }
        var batch = new ArrayList<Arrival>(Math.min(arrived.size(), maxSize));
        arrived.drainTo(batch, maxSize);
        return List.copyOf(batch);
    }

    void giveBack() {
        for (var batch = takeBatch(); !batch.isEmpty(); batch = takeBatch()) {
            batch.forEach(Arrival::giveBack);
        }
    }
}
