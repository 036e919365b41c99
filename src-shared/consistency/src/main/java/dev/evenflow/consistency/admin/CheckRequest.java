package dev.evenflow.consistency.admin;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param deep false to read only what may have changed; everything is read when it is left out
 */
@RegisterForReflection
public record CheckRequest(@Nullable Boolean deep) {}
