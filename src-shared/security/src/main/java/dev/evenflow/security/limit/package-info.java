/** How often somebody may call. */
@NullMarked
package dev.evenflow.security.limit;

import org.jspecify.annotations.NullMarked;
