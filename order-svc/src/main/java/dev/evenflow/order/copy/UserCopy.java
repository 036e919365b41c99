package dev.evenflow.order.copy;

import static java.util.function.BinaryOperator.maxBy;

import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.contracts.user.UserUpdated;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A user as an event tells of them: the whole state, so the newest version alone counts.
 *
 * @param name empty, as the e-mail, once the user is deleted
 * @param version the user's version in user-svc
 */
record UserCopy(long id, String name, String email, boolean deleted, long version, Instant updatedAt) {

    static UserCopy of(UserEvent event, long version) {
        return switch (event) {
            case UserCreated e -> new UserCopy(e.id(), e.name(), e.email(), false, version, e.updatedAt());
            case UserUpdated e -> new UserCopy(e.id(), e.name(), e.email(), false, version, e.updatedAt());
            case UserDeleted e -> new UserCopy(e.id(), "", "", true, version, e.updatedAt());
        };
    }

    /** The newest of each user, by id: of two with the same version the first. */
    static List<UserCopy> newestPerUser(Collection<UserCopy> copies) {
        var newest = new TreeMap<Long, UserCopy>();
        for (var copy : copies) {
            newest.merge(copy.id, copy, maxBy(Comparator.comparingLong(UserCopy::version)));
        }
        return List.copyOf(newest.values());
    }

    /** What is not deleted is active: user-svc tells of no other state. */
    boolean active() {
        return !deleted;
    }
}
