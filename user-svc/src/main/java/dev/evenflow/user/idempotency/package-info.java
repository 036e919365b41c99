/** Answers kept so that a request sent twice takes effect once. */
@NullMarked
package dev.evenflow.user.idempotency;

import org.jspecify.annotations.NullMarked;
