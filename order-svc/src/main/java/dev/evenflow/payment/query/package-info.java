/** The calls that read accounts, and the read model. */
@NullMarked
package dev.evenflow.payment.query;

import org.jspecify.annotations.NullMarked;
