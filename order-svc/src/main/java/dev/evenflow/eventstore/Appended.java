package dev.evenflow.eventstore;

/**
 * The events are stored.
 *
 * @param version of the last of them
 * @param already whether they were there before
 */
public record Appended(long version, boolean already) {}
