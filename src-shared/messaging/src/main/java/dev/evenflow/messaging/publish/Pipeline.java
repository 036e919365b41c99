package dev.evenflow.messaging.publish;

import io.smallrye.mutiny.helpers.Subscriptions;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.mutiny.subscription.SerializedSubscriber;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Subscription;

/**
 * Sends items as they come, up to so many at once, and hands each on when it is sent. Does what {@code merge} of Mutiny
 * does, at a cost per item that does not grow with the number in flight.
 */
final class Pipeline<T> implements MultiSubscriber<T>, Flow.Subscription {

    private final SerializedSubscriber<T> downstream;
    private final Send<T> send;
    private final int maxInFlight;
    private volatile Subscription upstream = Subscriptions.CANCELLED;

    // Guarded by this.
    private long wanted; // by downstream, and not yet asked for
    private int asked; // of upstream, and not yet handed on
    private int sending;
    private boolean ended;

    Pipeline(Flow.Subscriber<? super T> downstream, Send<T> send, int maxInFlight) {
        this.downstream = new SerializedSubscriber<>(downstream);
        this.send = send;
        this.maxInFlight = maxInFlight;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        upstream = subscription;
        downstream.onSubscribe(this);
    }

    @Override
    public void onItem(T item) {
        synchronized (this) {
            sending++;
        }
        send.send(item, () -> sent(item));
    }

    @Override
    public void onFailure(Throwable failure) {
        upstream.cancel();
        downstream.onFailure(failure);
    }

    @Override
    public void onCompletion() {
        boolean idle;
        synchronized (this) {
            ended = true;
            idle = sending == 0;
        }
        if (idle) {
            downstream.onCompletion();
        }
    }

    @Override
    public void request(long n) {
        synchronized (this) {
            wanted = Subscriptions.add(wanted, n);
        }
        ask();
    }

    @Override
    public void cancel() {
        upstream.cancel();
    }

    private void sent(T item) {
        downstream.onItem(item);
        boolean last;
        synchronized (this) {
            asked--;
            sending--;
            last = ended && sending == 0;
        }
        if (last) {
            downstream.onCompletion();
        } else {
            ask();
        }
    }

    /** A quarter at a time: asking is dear, and what is in flight keeps the broker busy meanwhile. */
    private void ask() {
        long now;
        synchronized (this) {
            var room = maxInFlight - asked;
            now = room >= Math.max(1, maxInFlight / 4) ? Math.min(wanted, room) : 0;
            asked += (int) now;
            wanted = wanted == Long.MAX_VALUE ? wanted : wanted - now;
        }
        if (now > 0) {
            upstream.request(now);
        }
    }

    /** Begins to send an item; runs {@code done} once, whatever became of it. */
    interface Send<T> {

        void send(T item, Runnable done);
    }
}
