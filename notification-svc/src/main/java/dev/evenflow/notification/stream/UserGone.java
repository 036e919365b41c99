package dev.evenflow.notification.stream;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A user was deleted; JSON of the stream. */
@RegisterForReflection
record UserGone(long userId, Instant updatedAt) {}
