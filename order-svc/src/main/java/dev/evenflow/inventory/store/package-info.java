/** The tables of products and reservations, and their events on the way to the outbox. */
@NullMarked
package dev.evenflow.inventory.store;

import org.jspecify.annotations.NullMarked;
