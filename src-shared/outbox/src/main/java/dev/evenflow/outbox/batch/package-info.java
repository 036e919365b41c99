/** What a service does now and then, in batches. */
@NullMarked
package dev.evenflow.outbox.batch;

import org.jspecify.annotations.NullMarked;
