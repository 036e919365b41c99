/** Shipments of orders: shipping as a participant, with state and outbox. */
@NullMarked
package dev.evenflow.shipping;

import org.jspecify.annotations.NullMarked;
