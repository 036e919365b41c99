/** Who checks, and what was found. */
@NullMarked
package dev.evenflow.check.store;

import org.jspecify.annotations.NullMarked;
