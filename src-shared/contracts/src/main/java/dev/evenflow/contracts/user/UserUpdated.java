package dev.evenflow.contracts.user;

import java.time.Instant;

public record UserUpdated(long id, String name, String email, Instant updatedAt) implements UserEvent {}
