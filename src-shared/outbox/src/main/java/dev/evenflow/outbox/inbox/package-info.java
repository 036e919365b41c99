/** The inbox: which messages have had their effect, kept in the transaction of the effect. */
@NullMarked
package dev.evenflow.outbox.inbox;

import org.jspecify.annotations.NullMarked;
