/** Orders: event-sourced, carried to their end by a saga, shown by a read model. */
@NullMarked
package dev.evenflow.order;

import org.jspecify.annotations.NullMarked;
