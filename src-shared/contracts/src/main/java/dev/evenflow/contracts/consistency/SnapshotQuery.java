package dev.evenflow.contracts.consistency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the state of all users to be published again, on {@link dev.evenflow.contracts.Subjects#USER_SNAPSHOT}. One that
 * runs and covers it is joined.
 *
 * @param since only of those that have changed then or later; null for all
 */
public record SnapshotQuery(@Nullable Instant since) {}
