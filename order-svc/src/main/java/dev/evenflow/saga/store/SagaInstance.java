package dev.evenflow.saga.store;

import dev.evenflow.eventstore.Cause;
import dev.evenflow.saga.SagaState;
import java.time.Instant;
import java.util.UUID;

/**
 * A saga as it is kept.
 *
 * @param type name of its {@link dev.evenflow.saga.SagaType}
 * @param about what it is about, such as an order
 * @param data JSON
 * @param cause of the request that started it
 * @param sent how many commands it has sent
 * @param version number of its turns, from 1
 */
public record SagaInstance(
        UUID id,
        String type,
        UUID about,
        String data,
        SagaState state,
        Cause cause,
        long sent,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** After one more turn. */
    public SagaInstance next(SagaState after, int sendings, Instant now) {
        return new SagaInstance(id, type, about, data, after, cause, sent + sendings, version + 1, createdAt, now);
    }
}
