package dev.evenflow.user;

import java.lang.reflect.Field;
import java.time.Instant;

/** Users as if they came from the database. */
final class Users {

    static final Instant EARLIER = Instant.parse("2025-05-25T10:00:00Z");
    static final Instant LATER = EARLIER.plusSeconds(1);

    private Users() {}

    static User john() {
        var user = new User("John Doe", "john@example.com", EARLIER);
        try {
            Field id = User.class.getDeclaredField("id");
            id.setAccessible(true);
            id.set(user, 1L);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("User has no id", e);
        }
        return user;
    }
}
