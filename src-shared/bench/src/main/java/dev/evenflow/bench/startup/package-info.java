/** How fast the packaged services start, and what they hold in memory. */
@NullMarked
package dev.evenflow.bench.startup;

import org.jspecify.annotations.NullMarked;
