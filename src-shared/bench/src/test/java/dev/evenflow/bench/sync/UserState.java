package dev.evenflow.bench.sync;

import org.jspecify.annotations.Nullable;

/** A user as one side knows it. Deleted users have neither name nor e-mail. */
record UserState(
        long version,
        boolean deleted,
        @Nullable String name,
        @Nullable String email) {}
