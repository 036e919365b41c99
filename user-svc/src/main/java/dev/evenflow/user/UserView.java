package dev.evenflow.user;

import java.time.Instant;

/** A user as clients see it. */
public record UserView(long id, String name, String email, boolean active, Instant createdAt, Instant updatedAt) {

    static UserView of(User user) {
        return new UserView(user.id(), user.name(), user.email(), user.isActive(), user.createdAt(), user.updatedAt());
    }
}
