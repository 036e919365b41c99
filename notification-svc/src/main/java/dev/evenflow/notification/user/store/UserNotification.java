package dev.evenflow.notification.user.store;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A user as notification-svc knows them; also the JSON that is answered.
 *
 * @param updatedAt when user-svc made the newest change seen here, exactly as its event says, UTC
 */
@RegisterForReflection
public record UserNotification(long userId, String name, String email, Instant updatedAt) {}
