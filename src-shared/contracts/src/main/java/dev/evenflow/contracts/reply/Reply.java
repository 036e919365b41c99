package dev.evenflow.contracts.reply;

import dev.evenflow.contracts.Event;
import java.util.UUID;

/**
 * What a participant answers, once for every time it was asked. Its envelope has an id of its own for every sending, and the
 * version and correlation of the command it answers.
 */
public sealed interface Reply extends Event permits StepDone, StepFailed {

    UUID sagaId();

    /** Of the command that is answered. */
    UUID commandId();

    /** The wire name of the command that is answered, such as {@code process_payment}. */
    String step();

    @Override
    default String aggregateId() {
        return sagaId().toString();
    }
}
