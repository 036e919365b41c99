/** The calls that change accounts. */
@NullMarked
package dev.evenflow.payment.command;

import org.jspecify.annotations.NullMarked;
