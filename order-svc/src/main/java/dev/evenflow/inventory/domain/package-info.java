/** What a product and a reservation are; pure. */
@NullMarked
package dev.evenflow.inventory.domain;

import org.jspecify.annotations.NullMarked;
