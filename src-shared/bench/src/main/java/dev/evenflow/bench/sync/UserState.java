package dev.evenflow.bench.sync;

import dev.evenflow.testkit.history.Versioned;
import org.jspecify.annotations.Nullable;

/** A user as one side knows it. Deleted users have neither name nor e-mail. */
public record UserState(
        long version,
        boolean deleted,
        @Nullable String name,
        @Nullable String email) implements Versioned {}
