package dev.evenflow.contracts.consistency;

import java.time.Instant;

/**
 * How a snapshot stands.
 *
 * @param id its own, UUIDv7
 * @param state {@code running}, {@code completed} or {@code failed}
 * @param position the users up to this id have been published
 * @param head the last id it will publish; what is newer is published anyway
 */
public record SnapshotAnswer(String id, String state, long position, long head, Instant startedAt) {}
