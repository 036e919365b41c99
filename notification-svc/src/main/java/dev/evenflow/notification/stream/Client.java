package dev.evenflow.notification.stream;

import dev.evenflow.notification.stream.StreamEvent.Alive;
import dev.evenflow.notification.stream.StreamEvent.Changed;
import dev.evenflow.notification.stream.StreamEvent.Reset;
import dev.evenflow.notification.stream.domain.Change;
import dev.evenflow.notification.stream.domain.Position;
import dev.evenflow.notification.stream.domain.Source;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A listening client. Every change it has not heard goes into its buffer; when that is full the connection is cut, so that
 * it comes back, or learns that it is too slow. Called under the lock of {@link Audience}, but for {@link #wasSent}.
 */
final class Client {

    private final int buffer;
    private final Executor later;
    private final Runnable cut;
    private final AtomicInteger waiting = new AtomicInteger();
    private @Nullable MultiEmitter<? super StreamEvent> emitter;
    private @Nullable Position position;
    private boolean gone;

    /**
     * @param later runs what ends the connection, once the lock is free
     * @param cut ends it without waiting for what was written to it
     */
    Client(int buffer, Executor later, Runnable cut) {
        this.buffer = buffer;
        this.later = later;
        this.cut = cut;
    }

    /** Where its events go. */
    Client by(MultiEmitter<? super StreamEvent> connection) {
        emitter = connection;
        return this;
    }

    /** From here on it hears changes. */
    void begin(Position at) {
        position = at;
        send(new Alive(at));
    }

    /** The same for one that cannot know what it missed. */
    void reset(Position at) {
        position = at;
        send(new Reset(at));
    }

    void offer(Change change) {
        if (position != null && position.isBefore(change)) {
            position = position.upTo(change.source(), change.sequence());
            send(new Changed(position, change));
        }
    }

    /** There is nothing more for it up to here. */
    void heard(Source source, long sequence) {
        if (position != null) {
            position = position.upTo(source, sequence);
        }
    }

    /** Before it has begun there is nothing it could come back to. */
    void heartbeat() {
        if (position != null) {
            send(new Alive(position));
        }
    }

    /** An event left the buffer. */
    void wasSent() {
        waiting.decrementAndGet();
    }

    /** The end of its connection. Where something waits it may wait for ever; the client hears it when it comes back. */
    void dismiss() {
        if (emitter != null && waiting.get() == 0) {
            later.execute(emitter::complete);
        } else {
            later.execute(cut);
        }
    }

    boolean isGone() {
        return gone;
    }

    private void send(StreamEvent event) {
        if (gone || emitter == null) {
            return;
        }
        if (waiting.incrementAndGet() > buffer) {
            gone = true;
            later.execute(cut);
        } else {
            emitter.emit(event);
        }
    }
}
