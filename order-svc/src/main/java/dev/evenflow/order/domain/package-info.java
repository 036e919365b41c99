/** What may happen to an order; pure. */
@NullMarked
package dev.evenflow.order.domain;

import org.jspecify.annotations.NullMarked;
