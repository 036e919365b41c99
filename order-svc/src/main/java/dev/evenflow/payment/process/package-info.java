/** Payment as a participant: takes the amount of an order from its user's account, and gives it back. */
@NullMarked
package dev.evenflow.payment.process;

import org.jspecify.annotations.NullMarked;
