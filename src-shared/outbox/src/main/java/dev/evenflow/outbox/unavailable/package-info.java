/** What clients are told while the service's own database is away. */
@NullMarked
package dev.evenflow.outbox.unavailable;

import org.jspecify.annotations.NullMarked;
