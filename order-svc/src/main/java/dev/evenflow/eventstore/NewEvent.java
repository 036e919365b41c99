package dev.evenflow.eventstore;

import java.util.UUID;

/**
 * An event about to be appended.
 *
 * @param id UUIDv7; appending the same ids again changes nothing. It is published under the same id.
 */
public record NewEvent<E>(UUID id, E event) {}
