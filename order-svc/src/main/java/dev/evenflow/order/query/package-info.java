/** The read side of orders: rebuildable, a few milliseconds behind. */
@NullMarked
package dev.evenflow.order.query;

import org.jspecify.annotations.NullMarked;
