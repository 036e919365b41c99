/** The {@code Idempotency-Key} header; where the answers are kept is not known here. */
@NullMarked
package dev.evenflow.web.idempotency;

import org.jspecify.annotations.NullMarked;
