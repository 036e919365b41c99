package dev.evenflow.eventstore;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;

/** Makes aggregates from the rows of a load, whose column {@code snapshot} tells which of them are snapshots. */
@Singleton
class Replay {

    private final EventJson json;
    private final EventDecoder decoder;

    Replay(EventJson json, EventDecoder decoder) {
        this.json = json;
        this.decoder = decoder;
    }

    /** Fails with {@link UnreadableSnapshot} when the row is a snapshot of another time. */
    <S, E> Loaded<S> next(AggregateType<S, E> type, Loaded<S> from, Row row) {
        if (row.getBoolean("snapshot")) {
            return from.from(row.getLong("version"), state(type, row));
        }
        var event = decoder.decode(StoredEvent.of(row), type.events());
        return from.after(event, type.evolve().apply(from.state(), event.event()));
    }

    private <S> S state(AggregateType<S, ?> type, Row row) {
        return json.decodeSnapshot(row.getString("payload"), type.snapshot()).orElseThrow(UnreadableSnapshot::new);
    }

    static final class UnreadableSnapshot extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private UnreadableSnapshot() {
            super("The snapshot cannot be read", null, false, false);
        }
    }
}
