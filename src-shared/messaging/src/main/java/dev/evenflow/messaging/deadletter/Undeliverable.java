package dev.evenflow.messaging.deadletter;

/**
 * A message that will not be applied, and why.
 *
 * @param channel the channel it came through
 * @param consumer the durable consumer of that channel
 * @param detail for the operator; may be long and of any characters
 * @param attempts how often it was delivered
 */
public record Undeliverable(
        Original original, String channel, String consumer, DeadLetterReason reason, String detail, long attempts) {}
