package dev.evenflow.eventstore;

import dev.evenflow.outbox.OutboxSignal;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/** Wakes whoever waits for committed events: the relay and the projections. */
@Singleton
class CommitSignal {

    private final OutboxSignal relay;
    private final List<AppendListener> listeners;

    CommitSignal(OutboxSignal relay, @All List<AppendListener> listeners) {
        this.relay = relay;
        this.listeners = listeners;
    }

    void committed() {
        relay.rowsCommitted();
        listeners.forEach(AppendListener::eventsCommitted);
    }
}
