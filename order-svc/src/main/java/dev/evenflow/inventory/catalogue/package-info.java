/** The calls that make, change and read products. */
@NullMarked
package dev.evenflow.inventory.catalogue;

import org.jspecify.annotations.NullMarked;
