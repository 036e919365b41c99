/** What an order has to know of users and products: copies kept in step by their events. */
@NullMarked
package dev.evenflow.order.copy;

import org.jspecify.annotations.NullMarked;
