package dev.evenflow.saga.run;

import dev.evenflow.outbox.OutboxEvent;
import dev.evenflow.saga.store.SagaInstance;
import java.util.List;

/**
 * A saga has moved; nothing of it is written yet.
 *
 * @param decided what its own module does
 */
record Turn<D, L>(SagaInstance after, List<OutboxEvent> commands, Decided<D, L> decided) {

    String type() {
        return after.type();
    }

    boolean hasEffects() {
        return !decided.effects().isEmpty();
    }
}
