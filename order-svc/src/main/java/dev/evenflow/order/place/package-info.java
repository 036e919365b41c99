/** Placing an order. */
@NullMarked
package dev.evenflow.order.place;

import org.jspecify.annotations.NullMarked;
