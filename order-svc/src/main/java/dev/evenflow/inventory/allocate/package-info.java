/** Inventory as a participant: holds everything an order needs or nothing, gives it back, or lets it go for good. */
@NullMarked
package dev.evenflow.inventory.allocate;

import org.jspecify.annotations.NullMarked;
