package dev.evenflow.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * One event as it travels.
 *
 * @param id UUIDv7 (RFC 9562), unique per event; also the {@code Nats-Msg-Id}
 * @param type the wire name, from {@link WireType}
 * @param aggregateId what the event is about; events of one aggregate keep their order
 * @param version the aggregate's version after the event, gapless from 1
 * @param timestamp when it happened, UTC
 */
public record Envelope<E extends Event>(
        UUID id, String type, String aggregateId, long version, Instant timestamp, Metadata metadata, E payload) {}
