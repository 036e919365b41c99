package dev.evenflow.messaging.deadletter;

/**
 * Fired when this instance has deleted a dead letter, because it was redriven or an operator said so.
 *
 * @param id its sequence in stream {@code DEAD_LETTERS}
 */
public record LetterDeleted(long id) {}
