/** Products, what is left of them and who has reserved it: state and outbox, no event sourcing. */
@NullMarked
package dev.evenflow.inventory;

import org.jspecify.annotations.NullMarked;
