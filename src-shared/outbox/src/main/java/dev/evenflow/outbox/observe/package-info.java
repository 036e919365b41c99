/** What can be seen of the outbox from outside. */
@NullMarked
package dev.evenflow.outbox.observe;

import org.jspecify.annotations.NullMarked;
