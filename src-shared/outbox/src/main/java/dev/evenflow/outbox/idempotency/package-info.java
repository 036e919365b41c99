/** The inbox for requests: answers kept in PostgreSQL, so that a request sent twice takes effect once. */
@NullMarked
package dev.evenflow.outbox.idempotency;

import org.jspecify.annotations.NullMarked;
