/** The application the event store benchmark runs: appends to the event store and loads from it, and says how fast. */
@NullMarked
package dev.evenflow.bench.store;

import org.jspecify.annotations.NullMarked;
