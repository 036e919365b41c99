package dev.evenflow.publish;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Event;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.WireType;
import dev.evenflow.eventstore.Cause;
import dev.evenflow.outbox.OutboxEvent;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Makes rows of the outbox of contracts that stand for no stored event: each gets an id of its own. */
@Singleton
public class ContractRows {

    private final EventCodec codec;
    private final EventIds ids;

    ContractRows(EventCodec codec, EventIds ids) {
        this.codec = codec;
        this.ids = ids;
    }

    /**
     * A row with a new id.
     *
     * @param version of the contract's aggregate after it
     */
    public OutboxEvent row(String subject, Event contract, long version, Instant at, Cause cause) {
        var type = WireType.of(contract);
        var envelope = new Envelope<>(
                ids.next(), type.name(), contract.aggregateId(), version, at, cause.metadata(type.schema()), contract);
        return OutboxEvent.of(envelope, subject, codec);
    }
}
