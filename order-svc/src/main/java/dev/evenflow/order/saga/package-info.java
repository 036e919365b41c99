/** The saga that carries an order to its end. */
@NullMarked
package dev.evenflow.order.saga;

import org.jspecify.annotations.NullMarked;
