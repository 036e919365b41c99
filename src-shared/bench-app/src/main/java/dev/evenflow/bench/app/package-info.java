/** The application the messaging benchmark runs: publishes to a channel or consumes one, and says how fast. */
@NullMarked
package dev.evenflow.bench.app;

import org.jspecify.annotations.NullMarked;
