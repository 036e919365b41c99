package dev.evenflow.eventstore;

import java.util.UUID;

/**
 * Somebody else has changed the aggregate since it was loaded. Load it again, decide again; inside a transaction, run the
 * whole of it again.
 */
public final class ConflictException extends RuntimeException {

    ConflictException(UUID aggregateId, long expectedVersion) {
        super("Aggregate " + aggregateId + " is not at version " + expectedVersion + " any more", null, false, false);
    }
}
