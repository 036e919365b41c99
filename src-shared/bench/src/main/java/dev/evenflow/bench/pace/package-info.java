/** How fast orders go through their saga. */
@NullMarked
package dev.evenflow.bench.pace;

import org.jspecify.annotations.NullMarked;
