package dev.evenflow.contracts.reply;

import java.util.UUID;

/** It is done, now or before. Undoing what was never done is done, too. */
public record StepDone(UUID sagaId, UUID commandId, String step) implements Reply {}
