/** The {@code Idempotency-Key} header; where the answers are kept is the service's. */
@NullMarked
package dev.evenflow.web.idempotency;

import org.jspecify.annotations.NullMarked;
