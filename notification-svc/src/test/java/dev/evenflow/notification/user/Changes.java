package dev.evenflow.notification.user;

import dev.evenflow.notification.user.domain.UserChange.Tombstone;
import dev.evenflow.notification.user.domain.UserChange.Upsert;
import dev.evenflow.notification.user.store.UserNotification;
import java.time.Instant;

/** Changes with defaults; everything but the user follows from the version. */
public final class Changes {

    private static final Instant START = Instant.parse("2025-05-25T10:00:00.123456Z");

    private Changes() {}

    public static Upsert upsert(long userId, long version) {
        return new Upsert(userId, version, at(version), "name " + version, version + "@example.com");
    }

    public static Tombstone tombstone(long userId, long version) {
        return new Tombstone(userId, version, at(version));
    }

    /** How the user reads after {@link #upsert}. */
    public static UserNotification user(long userId, long version) {
        return new UserNotification(userId, "name " + version, version + "@example.com", at(version));
    }

    private static Instant at(long version) {
        return START.plusSeconds(version);
    }
}
