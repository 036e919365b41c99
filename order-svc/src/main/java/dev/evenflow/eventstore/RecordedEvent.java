package dev.evenflow.eventstore;

import java.time.Instant;
import java.util.UUID;

/**
 * An event of an aggregate, in the newest schema.
 *
 * @param version of the aggregate after it, gapless from 1
 * @param recordedAt when it was appended, UTC, in microseconds
 */
public record RecordedEvent<E>(
        UUID id, String aggregateType, UUID aggregateId, long version, E event, Cause cause, Instant recordedAt) {}
