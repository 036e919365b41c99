package dev.evenflow.messaging.consume;

import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Between the NATS client's thread, which brings deliveries, and a channel's event loop, which takes batches. A batch is
 * whatever has arrived when the consumer asks and the batch before is settled: one event at once when it is quiet, full
 * batches under load, without a timer. When the consumer is slow the bounded queue fills and the bringing thread waits.
 */
final class BatchSubscription implements Flow.Subscription {

    private static final long STOP_CHECK_MILLIS = 100;

    private final Context context;
    private final Flow.Subscriber<? super Message<EventBatch>> subscriber;
    private final Redelivery redelivery;
    private final int maxSize;
    private final BlockingQueue<JetStreamDelivery> arrived;
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private volatile boolean stopped;

    // Both only touched on the event loop.
    private long requested;
    private boolean busy;

    BatchSubscription(
            Context context,
            Flow.Subscriber<? super Message<EventBatch>> subscriber,
            Redelivery redelivery,
            int maxSize) {
        this.context = context;
        this.subscriber = subscriber;
        this.redelivery = redelivery;
        this.maxSize = maxSize;
        this.arrived = new ArrayBlockingQueue<>(maxSize * 2);
    }

    /** Brings a delivery; waits while the queue is full. Never called on an event loop. */
    void bring(JetStreamDelivery delivery) throws InterruptedException {
        while (!stopped) {
            if (arrived.offer(delivery, STOP_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                scheduleDrain();
                return;
            }
        }
        delivery.deliverAgainAfter(redelivery.delay());
    }

    @Override
    public void request(long n) {
        context.runOnContext(ignored -> {
            requested = requested + n < 0 ? Long.MAX_VALUE : requested + n;
            drain();
        });
    }

    @Override
    public void cancel() {
        var unused = stop();
    }

    /** Hands out no more; what waits goes back to the broker. Completes when the batch being handled is settled. */
    CompletionStage<Void> stop() {
        stopped = true;
        context.runOnContext(ignored -> drain());
        return idle;
    }

    private void scheduleDrain() {
        if (drainScheduled.compareAndSet(false, true)) {
            context.runOnContext(ignored -> {
                drainScheduled.set(false);
                drain();
            });
        }
    }

    private void drain() {
        if (stopped) {
            giveBack();
        } else if (requested > 0 && !busy) {
            var batch = new ArrayList<JetStreamDelivery>(Math.min(arrived.size(), maxSize));
            if (arrived.drainTo(batch, maxSize) > 0) {
                requested--;
                busy = true;
                subscriber.onNext(message(List.copyOf(batch)));
            }
        }
    }

    private void giveBack() {
        var waiting = new ArrayList<JetStreamDelivery>();
        arrived.drainTo(waiting);
        waiting.forEach(delivery -> delivery.deliverAgainAfter(redelivery.delay()));
        if (!busy) {
            idle.complete(null);
        }
    }

    private Message<EventBatch> message(List<JetStreamDelivery> deliveries) {
        return ContextAwareMessage.withContextMetadata(Message.of(
                new EventBatch(List.copyOf(deliveries)), () -> settled(deliveries), failure -> failed(deliveries)));
    }

    private CompletionStage<Void> settled(List<JetStreamDelivery> deliveries) {
        deliveries.forEach(JetStreamDelivery::settle);
        return next();
    }

    private CompletionStage<Void> failed(List<JetStreamDelivery> deliveries) {
        deliveries.forEach(delivery -> {
            if (delivery.isRejected()) {
                delivery.settle();
            } else {
                delivery.deliverAgainAfter(redelivery.after(delivery.attempt()));
            }
        });
        return next();
    }

    private CompletionStage<Void> next() {
        context.runOnContext(ignored -> {
            busy = false;
            drain();
        });
        return CompletableFuture.completedFuture(null);
    }
}
