package dev.evenflow.contracts.consistency;

/**
 * The state of one user.
 *
 * @param deleted whether it is a tombstone
 * @param unpublished whether an event of it has yet to reach the broker
 */
public record RowState(long id, long version, boolean deleted, boolean unpublished) {}
