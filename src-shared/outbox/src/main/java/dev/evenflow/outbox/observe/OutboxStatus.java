package dev.evenflow.outbox.observe;

/**
 * What waits in the outbox.
 *
 * @param pending events not yet acknowledged by the broker
 * @param oldestAgeMs how long the oldest of them has waited, in milliseconds; 0 when there is none
 * @param parked events the broker refused for good
 */
public record OutboxStatus(long pending, long oldestAgeMs, long parked) {}
