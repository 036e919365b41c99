package dev.evenflow.saga;

/**
 * A command on its way out.
 *
 * @param step the step it is for
 */
public record Sending(String step, Direction direction, Ask ask) {}
