/** Answers kept so that a request sent twice takes effect once. */
@NullMarked
package dev.evenflow.idempotency;

import org.jspecify.annotations.NullMarked;
