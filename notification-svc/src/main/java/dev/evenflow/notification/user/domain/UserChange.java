package dev.evenflow.notification.user.domain;

import static java.util.function.BinaryOperator.maxBy;

import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.contracts.user.UserUpdated;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** What an event does to the copy of one user. It carries the whole state, so the newest version alone counts. */
public sealed interface UserChange {

    long userId();

    /** The user's version after the change: what is stored with the same or a newer version stays as it is. */
    long version();

    /** When user-svc made the change, UTC. */
    Instant updatedAt();

    /** The user is there and looks like this. */
    record Upsert(long userId, long version, Instant updatedAt, String name, String email) implements UserChange {}

    /** The user is gone; what remains keeps a late update from bringing them back. */
    record Tombstone(long userId, long version, Instant updatedAt) implements UserChange {}

    /** The change an event stands for. */
    static UserChange of(UserEvent event, long version) {
        return switch (event) {
            case UserCreated e -> new Upsert(e.id(), version, e.updatedAt(), e.name(), e.email());
            case UserUpdated e -> new Upsert(e.id(), version, e.updatedAt(), e.name(), e.email());
            case UserDeleted e -> new Tombstone(e.id(), version, e.updatedAt());
        };
    }

    /** The newest change of each user; of two with the same version the first. */
    static List<UserChange> newestPerUser(Collection<? extends UserChange> changes) {
        var newest = new LinkedHashMap<Long, UserChange>();
        for (UserChange change : changes) {
            newest.merge(change.userId(), change, maxBy(Comparator.comparingLong(UserChange::version)));
        }
        return List.copyOf(newest.values());
    }
}
