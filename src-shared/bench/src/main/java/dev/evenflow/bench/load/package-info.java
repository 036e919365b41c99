/** Writers at work, and calls that do not give up. */
@NullMarked
package dev.evenflow.bench.load;

import org.jspecify.annotations.NullMarked;
