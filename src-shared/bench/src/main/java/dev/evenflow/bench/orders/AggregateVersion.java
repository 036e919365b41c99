package dev.evenflow.bench.orders;

import dev.evenflow.testkit.history.Versioned;

/** How many events there are of something. */
record AggregateVersion(long version) implements Versioned {}
