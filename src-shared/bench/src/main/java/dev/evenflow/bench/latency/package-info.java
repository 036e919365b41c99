/** How long a change takes to be seen. */
@NullMarked
package dev.evenflow.bench.latency;

import org.jspecify.annotations.NullMarked;
