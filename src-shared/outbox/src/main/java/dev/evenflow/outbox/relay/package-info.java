/** From outbox rows to the broker: one relay per database is active, chosen by a lease row. */
@NullMarked
package dev.evenflow.outbox.relay;

import org.jspecify.annotations.NullMarked;
