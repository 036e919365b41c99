package dev.evenflow.saga.run;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.WireType;
import dev.evenflow.eventstore.Cause;
import dev.evenflow.outbox.OutboxEvent;
import dev.evenflow.saga.CommandIds;
import dev.evenflow.saga.Sending;
import dev.evenflow.saga.store.SagaInstance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Commands on their way to the outbox: every sending has an id of its own, so that the broker drops none asked again. */
@Singleton
class Commands {

    private final EventCodec codec;
    private final EventIds ids;

    Commands(EventCodec codec, EventIds ids) {
        this.codec = codec;
        this.ids = ids;
    }

    /**
     * Rows for the outbox.
     *
     * @param saga before it sends them
     */
    List<OutboxEvent> of(SagaInstance saga, List<Sending> sendings, Cause cause, Instant now) {
        var rows = new ArrayList<OutboxEvent>(sendings.size());
        for (var sending : sendings) {
            rows.add(row(saga, sending, saga.sent() + rows.size() + 1, cause, now));
        }
        return rows;
    }

    private OutboxEvent row(SagaInstance saga, Sending sending, long number, Cause cause, Instant now) {
        var id = CommandIds.of(saga.id(), sending.step(), sending.direction());
        var command = sending.ask().command().apply(id);
        var type = WireType.of(command);
        var metadata = new Metadata(cause.correlationId(), cause.causationId(), cause.traceparent(), type.schema());
        var envelope = new Envelope<>(ids.next(), type.name(), saga.id().toString(), number, now, metadata, command);
        return OutboxEvent.of(envelope, sending.ask().subject(), codec);
    }
}
