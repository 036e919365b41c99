/** The events of orders, on {@link dev.evenflow.contracts.Subjects#ORDER_EVENTS}. */
@NullMarked
package dev.evenflow.contracts.order;

import org.jspecify.annotations.NullMarked;
