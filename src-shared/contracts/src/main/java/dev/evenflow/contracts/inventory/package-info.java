/** Events of the inventory module of order-svc. */
@NullMarked
package dev.evenflow.contracts.inventory;

import org.jspecify.annotations.NullMarked;
