/** What an order is, was, and how it came to be so. */
@NullMarked
package dev.evenflow.order.show;

import org.jspecify.annotations.NullMarked;
