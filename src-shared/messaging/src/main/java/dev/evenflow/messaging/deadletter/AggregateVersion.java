package dev.evenflow.messaging.deadletter;

/**
 * Which event of which aggregate.
 *
 * @param version from 1, gapless per aggregate
 */
public record AggregateVersion(String aggregateId, long version) {}
