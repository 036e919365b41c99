package dev.evenflow.saga;

import dev.evenflow.contracts.Event;
import java.util.UUID;
import java.util.function.Function;

/**
 * What somebody else is asked to do.
 *
 * @param subject where they listen
 * @param command makes the contract; gets the command's id, which is the same however often it is asked
 */
public record Ask(String subject, Function<UUID, Event> command) {}
