/** Reserving stock, releasing it, and the end of forgotten reservations. */
@NullMarked
package dev.evenflow.inventory.reserve;

import org.jspecify.annotations.NullMarked;
