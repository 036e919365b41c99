package dev.evenflow.messaging.publish;

import dev.evenflow.messaging.observe.PublishOutcomes;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages on their way: with each that is stored the next one is sent, after a failure none. */
final class BulkInFlight implements Receipt {

    private final InFlight inFlight;
    private final PublishOutcomes outcomes;
    private final UniEmitter<? super Void> done;

    // Guarded by this.
    private final Iterator<Message> waiting;
    private int sent;
    private @Nullable RuntimeException failure;

    BulkInFlight(List<Message> messages, InFlight inFlight, PublishOutcomes outcomes, UniEmitter<? super Void> done) {
        this.waiting = messages.iterator();
        this.inFlight = inFlight;
        this.outcomes = outcomes;
        this.done = done;
    }

    void begin(int atOnce) {
        synchronized (this) {
            sent++; // the beginning itself, so that nothing ends before it
        }
        for (var next = next(); next != null; next = next()) {
            inFlight.send(next, this);
            synchronized (this) {
                if (sent >= atOnce) {
                    break;
                }
            }
        }
        settled(null);
    }

    @Override
    public void stored(PublishAck ack) {
        outcomes.accepted(ack.isDuplicate());
        settled(null);
    }

    @Override
    public void failed(Throwable why) {
        var reason = PublishFailures.classify(why);
        if (reason instanceof PublishRejectedException) {
            outcomes.rejected();
        } else {
            outcomes.failed();
        }
        settled(reason);
    }

    private void settled(@Nullable RuntimeException reason) {
        boolean last;
        @Nullable RuntimeException first;
        synchronized (this) {
            sent--;
            failure = failure == null ? reason : failure;
            first = failure;
            last = sent == 0 && (first != null || !waiting.hasNext());
        }
        if (last) {
            end(first);
        } else {
            sendNext();
        }
    }

    private void sendNext() {
        var next = next();
        if (next != null) {
            inFlight.send(next, this);
        }
    }

    private void end(@Nullable RuntimeException reason) {
        if (reason == null) {
            done.complete(null);
        } else {
            done.fail(reason);
        }
    }

    /** Null when none is left, or one has failed. */
    private synchronized @Nullable Message next() {
        if (failure != null || !waiting.hasNext()) {
            return null;
        }
        sent++;
        return waiting.next();
    }
}
