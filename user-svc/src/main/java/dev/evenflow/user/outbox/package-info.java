/** The operator's view of the outbox. */
@NullMarked
package dev.evenflow.user.outbox;

import org.jspecify.annotations.NullMarked;
