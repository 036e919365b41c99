/** What is told of checks: meters, and a line in the log when something has changed. */
@NullMarked
package dev.evenflow.consistency.observe;

import org.jspecify.annotations.NullMarked;
