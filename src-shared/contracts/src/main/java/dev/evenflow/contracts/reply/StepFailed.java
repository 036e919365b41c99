package dev.evenflow.contracts.reply;

import java.util.UUID;

/**
 * It is not done, and nothing was changed.
 *
 * @param reason a stable slug; {@code compensated} where the step was undone before it was asked for
 * @param retryable whether the same command may be done when it is asked again; otherwise the answer stays the same
 */
public record StepFailed(UUID sagaId, UUID commandId, String step, String reason, boolean retryable) implements Reply {}
