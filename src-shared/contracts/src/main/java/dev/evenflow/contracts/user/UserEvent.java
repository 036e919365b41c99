package dev.evenflow.contracts.user;

import dev.evenflow.contracts.Event;
import java.time.Instant;

/** What happened to a user. State-carrying: each event holds the whole state, so only the newest version matters. */
public sealed interface UserEvent extends Event permits UserCreated, UserUpdated, UserDeleted {

    long id();

    /** When user-svc made the change, UTC. */
    Instant updatedAt();

    @Override
    default String aggregateId() {
        return Long.toString(id());
    }
}
