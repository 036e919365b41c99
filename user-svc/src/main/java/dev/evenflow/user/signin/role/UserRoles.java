package dev.evenflow.user.signin.role;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The roles a user has beside the one everybody has: {@code support}, {@code admin}, both or none. */
public record UserRoles(@NotNull @Size(max = 10) List<@NotNull String> roles) {}
