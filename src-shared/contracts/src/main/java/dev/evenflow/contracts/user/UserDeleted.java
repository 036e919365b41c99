package dev.evenflow.contracts.user;

import java.time.Instant;

/** The user is gone; carries no personal data. */
public record UserDeleted(long id, Instant updatedAt) implements UserEvent {}
