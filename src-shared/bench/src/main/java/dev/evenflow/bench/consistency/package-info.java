/** How long it takes to tell whether a copy of a million users is right, and to make it right. */
@NullMarked
package dev.evenflow.bench.consistency;

import org.jspecify.annotations.NullMarked;
