/** What may happen to an account; pure. */
@NullMarked
package dev.evenflow.payment.domain;

import org.jspecify.annotations.NullMarked;
