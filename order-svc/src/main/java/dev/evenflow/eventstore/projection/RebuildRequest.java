package dev.evenflow.eventstore.projection;

import org.jspecify.annotations.Nullable;

/**
 * What to rebuild.
 *
 * @param projection its name; null for all
 */
public record RebuildRequest(@Nullable String projection) {}
