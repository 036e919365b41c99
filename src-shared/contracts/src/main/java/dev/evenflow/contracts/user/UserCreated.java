package dev.evenflow.contracts.user;

import java.time.Instant;

public record UserCreated(long id, String name, String email, Instant updatedAt) implements UserEvent {}
