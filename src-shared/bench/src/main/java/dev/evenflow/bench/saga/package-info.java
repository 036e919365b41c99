/** How fast orders go through their saga. */
@NullMarked
package dev.evenflow.bench.saga;

import org.jspecify.annotations.NullMarked;
