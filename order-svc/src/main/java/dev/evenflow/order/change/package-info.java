/** What is done to orders by people: approve, reject, cancel, ship, deliver. */
@NullMarked
package dev.evenflow.order.change;

import org.jspecify.annotations.NullMarked;
