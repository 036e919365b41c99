package dev.evenflow.saga.run;

import dev.evenflow.saga.store.SagaInstance;
import java.util.UUID;

/** A saga cannot be woken. */
final class SagaStuckException extends RuntimeException {

    private final UUID sagaId;

    SagaStuckException(SagaInstance saga, Throwable cause) {
        super("Saga " + saga.id() + " of type " + saga.type() + " cannot be woken", cause);
        this.sagaId = saga.id();
    }

    UUID sagaId() {
        return sagaId;
    }
}
