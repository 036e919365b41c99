package dev.evenflow.messaging.consume;

import dev.evenflow.messaging.observe.ConsumerObservation;
import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import io.vertx.core.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Between the NATS client's thread, which brings deliveries, and a channel's event loop, which takes batches. A batch is
 * whatever has arrived when the consumer asks and the batch before is settled: one event at once when it is quiet, full
 * batches under load, without a timer. When the consumer is slow the bounded queue fills and the bringing thread waits.
 */
final class BatchSubscription implements Flow.Subscription {

    private final Context context;
    private final Flow.Subscriber<? super Message<EventBatch>> subscriber;
    private final Waiting waiting;
    private final ConsumerObservation observation;
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private volatile boolean stopped;

    /** A batch is being handled; when it is settled the queue is looked at anyway. */
    private volatile boolean busy;

    /** Only touched on the event loop. */
    private long requested;

    BatchSubscription(
            Context context,
            Flow.Subscriber<? super Message<EventBatch>> subscriber,
            int maxSize,
            ConsumerObservation observation) {
        this.context = context;
        this.subscriber = subscriber;
        this.waiting = new Waiting(maxSize);
        this.observation = observation;
    }

    /** Brings a delivery; waits while the queue is full. Never called on an event loop. */
    void bring(Arrival delivery) throws InterruptedException {
        while (!stopped) {
            if (waiting.offer(delivery)) {
                scheduleDrain();
                return;
            }
        }
        delivery.giveBack();
    }

    /** Brings a delivery that is to be a batch by itself, before what waits. Never waits. */
    void bringAlone(Arrival delivery) {
        waiting.addAlone(delivery);
        scheduleDrain();
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
        if (!busy && drainScheduled.compareAndSet(false, true)) {
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
            handOver(waiting.takeBatch());
        }
    }

    private void handOver(List<Arrival> batch) {
        if (!batch.isEmpty()) {
            requested--;
            busy = true;
            subscriber.onNext(message(batch));
        }
    }

    private void giveBack() {
        waiting.giveBack();
        if (!busy) {
            idle.complete(null);
        }
    }

    private Message<EventBatch> message(List<Arrival> batch) {
        var observed = observation.begin(batch);
        return observed.traced(ContextAwareMessage.withContextMetadata(Message.of(
                new EventBatch(List.copyOf(batch)),
                () -> {
                    observed.durable();
                    return next(batch.stream().map(Arrival::settle));
                },
                failure -> {
                    observed.failed(failure);
                    return next(batch.stream().map(one -> failed(one, failure, batch.size() > 1)));
                })));
    }

    /** One bad event fails its whole batch: before any of it is given up, each is tried alone. */
    private CompletionStage<Void> failed(Arrival one, Throwable failure, boolean inCompany) {
        if (inCompany && one.isSuspicious()) {
            waiting.addAlone(one);
            return CompletableFuture.completedFuture(null);
        }
        return one.fail(failure);
    }

    /** The next batch comes when all of this one is settled, so what waits for the broker is bounded. */
    private CompletionStage<Void> next(Stream<CompletionStage<Void>> outcomes) {
        var settled = outcomes.map(CompletionStage::toCompletableFuture)
                .filter(outcome -> !outcome.isDone())
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(settled)
                .whenComplete((done, failure) -> context.runOnContext(ignored -> {
                    busy = false;
                    drain();
                }));
    }
}
